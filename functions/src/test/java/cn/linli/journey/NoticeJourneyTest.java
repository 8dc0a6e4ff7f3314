package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.sim.WeChatTemplates;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a booking to the inbox and to WeChat, over HTTP. */
class NoticeJourneyTest {
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";
  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterAll
  static void close() {
    town.deployment().close();
  }

  private static UUID book(Client resident) {
    var id = UUID.randomUUID();
    var day = town.quietDay();
    resident.book(id, "dance-room", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
    town.settles();
    return id;
  }

  private static List<JsonNode> inbox(Client client) {
    return client.get(HERE + "my-notices").expect(200).body().path("items").valueStream().toList();
  }

  private static int unread(Client client) {
    return client.get(HERE + "my-notices/unread").expect(200).body().path("unread").asInt();
  }

  private static String openid(Client resident) {
    return Person.of(town.keyOf(resident)).openid(WeChatSimulator.MINI_PROGRAM);
  }

  @Test
  void aBookingIsInTheInboxUntilItIsRead() {
    var resident = town.resident();
    var reservation = book(resident);

    var notice = inbox(resident).getFirst();
    assertThat(notice.path("kind").asString()).isEqualTo("booking.confirmed");
    assertThat(notice.path("line").asString()).contains("舞蹈").contains("10:00");
    assertThat(notice.path("link").asString()).endsWith(reservation.toString());
    assertThat(unread(resident)).isEqualTo(1);

    var body = "{\"notice\":\"%s\"}".formatted(notice.path("notice").asString());
    assertThat(
            resident.put(HERE + "my-notices/read", body).expect(200).body().path("unread").asInt())
        .isZero();
    assertThat(inbox(resident).getFirst().path("read").asBoolean()).isTrue();
    resident
        .put(
            "/communities/" + Town.COMMUNITY + "/reservations/" + reservation + "/cancellation",
            "{}")
        .expect(200);
    town.settles();
    assertThat(inbox(resident)).as("they did it themselves").hasSize(1);
    assertThat(
            resident
                .put(HERE + "my-notices/read", "{\"notice\":\"1796000400000-1a2b3c4d\"}")
                .code())
        .isEqualTo("notice.not-found");
    assertThat(resident.put(HERE + "my-notices/read", "{}").code()).isEqualTo("request.invalid");
  }

  @Test
  void whoAcceptedAMessageGetsItInWeChatOnce() {
    var resident = town.resident();
    var weChat = town.deployment().weChat();
    var template = WeChatTemplates.id("mini-program", "booking");
    weChat.told().accepts(openid(resident), List.of(template));
    weChat.deliver(Delivery.TWICE);
    town.settles();

    var reservation = book(resident);

    assertThat(weChat.told().sent(openid(resident))).hasSize(1);
    var seen =
        town.operator()
            .get(HERE + "notice-deliveries?about=reservation&id=" + reservation)
            .expect(200);
    assertThat(seen.text("/items/0/channels/0/state")).isEqualTo("sent");
    assertThat(seen.text("/items/0/person")).hasSize(5);
    assertThat(seen.body().toString()).doesNotContain(resident.person());
  }

  @Test
  void preferencesAreOnesOwnAndChangedOneAtATime() {
    var resident = town.resident();
    var path = HERE + "my-notice-preferences";

    assertThat(resident.get(path).expect(200).text("/quietFrom")).isEqualTo("22:00");
    var body = "{\"muted\":[\"bookings\"],\"silent\":[],\"digest\":true,\"revision\":%d}";
    resident.put(path, body.formatted(0)).expect(200);
    resident.put(path, body.formatted(0)).expect(200);
    assertThat(resident.put(path, body.replace("bookings", "news").formatted(0)).code())
        .isEqualTo("notice.changed-meanwhile");
    book(resident);

    assertThat(inbox(resident)).isEmpty();
  }

  @Test
  void scenario60NobodySeesTheNoticesOfAnotherCommunity() {
    var resident = town.resident();
    var reservation = book(resident);
    var elsewhere = "/communities/xingfu-li/";

    assertThat(resident.get(elsewhere + "my-notices").code()).isEqualTo("access.not-found");
    assertThat(
            town.neighbour()
                .get(elsewhere + "notice-deliveries?about=reservation&id=" + reservation)
                .expect(200)
                .body()
                .path("items"))
        .isEmpty();
    assertThat(
            town.neighbour()
                .get(HERE + "notice-deliveries?about=reservation&id=" + reservation)
                .code())
        .isEqualTo("access.not-found");
    assertThat(resident.get("/notice-templates").code()).isEqualTo("access.role-required");
    assertThat(town.platform().get("/notice-templates").expect(200).body().path("fits").asBoolean())
        .isTrue();
  }

  @Test
  void whatSomebodyWasToldIsExportedAndGoesWithThem() {
    var resident = town.resident();
    var reservation = book(resident);
    resident.put(HERE + "reservations/" + reservation + "/cancellation", "{}").expect(200);

    var export = resident.get("/me/export").expect(200).body().path("notices");
    assertThat(export.at("/0/notices/0/kind").asString()).isEqualTo("booking.confirmed");
    resident.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();
    town.settles();

    assertThat(Dump.items(town, "notice"))
        .filteredOn(item -> item.get("pk").s().endsWith(resident.person()))
        .extracting(item -> item.get("sk").s())
        .containsExactly("mark");
  }
}
