package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import tools.jackson.databind.JsonNode;

/** What the local platform reads from the template. */
class TemplateViewTest {
  private final Template template = Template.load();

  @Test
  void listsTheTables() {
    assertThat(template.tables())
        .extracting(CloudTable::name)
        .containsExactlyInAnyOrder(
            "identity",
            "community",
            "venue",
            "access",
            "payment",
            "groupbuy",
            "ticket",
            "board",
            "notice",
            "activity",
            "signup",
            "volunteer",
            "merchant",
            "aftersale",
            "report",
            "duty",
            "figures",
            "ledger",
            "reconciliation",
            "files",
            "poll",
            "content",
            "screening",
            "officialaccount",
            "outbox",
            "deadlines",
            "wechat");
  }

  @Test
  void makesATableUnderAPrefix() {
    CloudTable outbox =
        template.tables().stream()
            .filter(table -> table.name().equals("outbox"))
            .findFirst()
            .orElseThrow();

    var request = outbox.request("linli-local-");

    assertThat(request.tableName()).isEqualTo("linli-local-outbox");
    assertThat(request.keySchema()).hasSize(2);
    assertThat(request.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    assertThat(outbox.ttlAttribute()).isEqualTo(Optional.of("ttl"));
  }

  @Test
  void refusesATableItWouldMakeWithoutItsIndex() {
    var indexed =
        Template.parse(
            """
            Resources:
              Indexed:
                Type: AWS::DynamoDB::Table
                Properties: {GlobalSecondaryIndexes: []}
            """);

    assertThatThrownBy(indexed::tables).hasMessageContaining("Indexed has GlobalSecondaryIndexes");
  }

  @Test
  void leadsFromARouteToItsFunction() {
    assertThat(template.routes().get("PUT /communities/{community}/reservations/{reservation}"))
        .isEqualTo(
            new CloudRoute(
                "PUT /communities/{community}/reservations/{reservation}",
                "placeReservation",
                "venueApi"));
  }

  @Test
  void appliesTheGlobalsToAFunction() {
    CloudFunction tick = template.functions().get("tick");

    assertThat(tick.timeoutSeconds()).isEqualTo(50);
    assertThat(tick.environment()).containsKeys("STAGE", "TABLE_PREFIX", "EVENT_BUS_NAME");
    assertThat(tick.environment()).doesNotContainKeys("DATA_KEY_ID", "SESSION_KEY_IDS");
  }

  @Test
  void leadsFromAnEventToItsConsumer() {
    assertThat(template.eventRules())
        .contains(
            new EventRule(
                "PersonErasedRule",
                Set.of("identity.person-erased"),
                Map.of(),
                false,
                new QueueSource(
                    "PersonErasedQueue",
                    "onPersonErased",
                    10,
                    true,
                    Duration.ofMinutes(3),
                    5,
                    "PersonErasedDlq")),
            new EventRule(
                "VenueEventRule",
                Set.of("venue.*"),
                Map.of(),
                false,
                new QueueSource(
                    "VenueEventQueue",
                    "onVenueEvent",
                    10,
                    true,
                    Duration.ofMinutes(3),
                    5,
                    "VenueEventDlq")),
            new EventRule(
                "SlotsFreedRule",
                Set.of(
                    "venue.reservation-cancelled",
                    "venue.reservation-rejected",
                    "venue.reservation-lapsed",
                    "venue.reservation-returned",
                    "venue.reservation-rescheduled",
                    "venue.reservation-queued",
                    "venue.special-day-set",
                    "venue.special-day-removed"),
                Map.of(),
                false,
                new QueueSource(
                    "SlotsFreedQueue",
                    "onSlotsFreed",
                    10,
                    true,
                    Duration.ofMinutes(3),
                    5,
                    "SlotsFreedDlq")),
            new EventRule(
                "GuaranteePaidRule",
                Set.of("payment.settled"),
                Map.of("/data/subject", Set.of("guarantee/*")),
                false,
                new QueueSource(
                    "MerchantDueQueue",
                    "onMerchantDue",
                    1,
                    true,
                    Duration.ofMinutes(6),
                    5,
                    "MerchantDueDlq")),
            new EventRule(
                "KeptZoneEndedRule",
                Set.of("venue.reservation-cancelled", "venue.reservation-lapsed"),
                Map.of("/data/activity", Set.of("+")),
                false,
                new QueueSource(
                    "ActivityDueQueue",
                    "onActivityDue",
                    1,
                    true,
                    Duration.ofMinutes(6),
                    5,
                    "ActivityDueDlq")),
            new EventRule(
                "DoorOpenedRule",
                Set.of("access.door-opened"),
                Map.of(),
                false,
                new QueueSource(
                    "DoorOpenedQueue",
                    "onDoorOpened",
                    10,
                    true,
                    Duration.ofMinutes(3),
                    5,
                    "DoorOpenedDlq")));
  }

  @Test
  void anEventReachesARuleByWhatIsInItsDetail() {
    var rule =
        template.eventRules().stream()
            .filter(each -> each.rule().equals("GuaranteePaidRule"))
            .findFirst()
            .orElseThrow();

    assertThat(rule.picks("payment.settled", about("guarantee/1"))).isTrue();
    assertThat(rule.picks("payment.settled", about("reservation/1"))).isFalse();
    assertThat(rule.picks("payment.settled", Json.MAPPER.createObjectNode())).isFalse();
    assertThat(rule.picks("payment.closed", about("guarantee/1"))).isFalse();
  }

  private static JsonNode about(String subject) {
    return Json.MAPPER.valueToTree(Map.of("data", Map.of("subject", subject)));
  }

  @Test
  void knowsHowTheOutboxIsFollowed() {
    assertThat(template.streams())
        .containsExactly(
            new StreamSource(
                "outbox",
                "relayOutbox",
                50,
                2,
                10,
                Duration.ofHours(2),
                true,
                true,
                Set.of("INSERT"),
                "RelayOutboxDlq"));
  }

  @Test
  void knowsWhatTheClockStarts() {
    assertThat(template.schedules())
        .containsExactly(new Schedule("tick", "rate(1 minute)", "UTC", "TickDlq"));
  }

  @Test
  void refusesTwoResourcesOfOneName() {
    assertThatThrownBy(() -> Template.parse("Resources: {A: {Type: x}, A: {Type: y}}"))
        .hasMessageContaining("duplicate key");
  }
}
