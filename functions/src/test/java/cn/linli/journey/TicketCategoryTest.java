package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was filed under the wrong category goes where it belongs. */
class TicketCategoryTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Answer moved(Hotline.Matter matter, Client by, String category) {
    return by.put(
        matter.path() + "/category",
        "{\"category\":\"%s\",\"reason\":\"属于安全隐患\"}".formatted(category));
  }

  private static Instant due(Hotline.Matter matter) {
    return Instant.parse(matter.seen(matter.reporter()).path("due").asString());
  }

  private static long filed(String category) {
    return HERE.figures()
        .path("items")
        .valueStream()
        .filter(line -> line.path("category").asString().equals(category))
        .mapToLong(line -> line.at("/numbers/filed").asLong())
        .sum();
  }

  @Test
  void goesToTheDeskOfWhatItIsAboutAndIsDueWhenThatIs() {
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(TOWN.operator()).expect(200);
    var due = due(matter);
    long facilities = filed("facility");
    long safety = filed("safety");

    moved(matter, TOWN.operator(), "safety").expect(200);
    moved(matter, TOWN.operator(), "safety").expect(200);

    matter.is("waiting");
    assertThat(due(matter)).isEqualTo(due.minus(Duration.ofDays(2)));
    assertThat(HERE.listed(TOWN.committee(), "list=desk&desk=committee"))
        .contains(matter.id().toString());
    assertThat(HERE.listed(TOWN.operator(), "list=mine")).doesNotContain(matter.id().toString());
    assertThat(filed("facility")).isEqualTo(facilities - 1);
    assertThat(filed("safety")).isEqualTo(safety + 1);
    assertThat(matter.trail()).containsExactly("filed", "taken-up", "recategorised");
    assertThat(TOWN.committee().get(matter.path() + "/trail").expect(200).body().toString())
        .contains("facility safety", "属于安全隐患");
    assertThat(moved(matter, TOWN.operator(), "facility").code())
        .isEqualTo("ticket.not-the-handler");
    assertThat(moved(matter, TOWN.committee(), "nonsense").code())
        .isEqualTo("ticket.category-unknown");
    assertThat(moved(matter, TOWN.logIn("lin"), "legal").code()).isEqualTo("ticket.not-found");
    matter.takenUp(TOWN.committee()).expect(200);
    matter.answered(TOWN.committee(), "solved").expect(200);
    assertThat(moved(matter, TOWN.committee(), "facility").code()).isEqualTo("ticket.not-now");
  }

  @Test
  void whoHasItAtThatDeskKeepsItAndTheTimeGoesOn() {
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(TOWN.operator()).expect(200);
    matter.said(TOWN.operator(), "inquiries", "哪一层？").expect(200);

    moved(matter, TOWN.operator(), "environment").expect(200);

    matter.is("working");
    assertThat(HERE.listed(TOWN.operator(), "list=mine")).contains(matter.id().toString());
  }

  @Test
  void waitsAtTheDeskThatThePersonOfItsCategoryHasLeft() {
    var helper = HERE.staff("operator");
    TOWN.committee()
        .put(
            Hotline.HOME + "/ticket-categories/pets",
            "{\"name\":\"宠物\",\"desk\":\"operator\",\"handler\":\"%s\",\"hours\":24,\"revision\":0}"
                .formatted(helper.person()))
        .expect(200);
    var role = Hotline.HOME + "/people/" + helper.person() + "/roles/operator/revocation";
    TOWN.committee().put(role, "{\"reason\":\"离岗\"}").expect(200);

    HERE.report(TOWN.resident(), "pets", "").is("waiting");
  }

  @Test
  void whatIsLateStaysLate() {
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(TOWN.operator()).expect(200);
    var due = due(matter);
    HERE.passes(Duration.ofHours(73));

    moved(matter, TOWN.operator(), "neighbours").expect(200);

    assertThat(due(matter)).isEqualTo(due);
    assertThat(matter.seen(matter.reporter()).path("late").asBoolean()).isTrue();
  }

  @Test
  void whatIsDueSoonerIsLateAtOnceIfThatIsOver() {
    var matter = HERE.report(TOWN.resident());
    HERE.passes(Duration.ofHours(30));

    moved(matter, TOWN.operator(), "safety").expect(200);
    TOWN.settles();

    assertThat(matter.trail()).containsExactly("filed", "recategorised", "escalated");
  }

  @Test
  void ofTwoAtOnceBothAreOnRecordAndItCountsOnce() throws Exception {
    var matter = HERE.report(TOWN.resident());
    var committee = TOWN.committee();
    long all = HERE.figures().at("/total/filed").asLong();
    TOWN.weather().conflicts(4);

    var answers =
        AtOnce.all(
            List.of(
                () -> moved(matter, committee, "environment"),
                () -> moved(matter, committee, "services")));
    TOWN.weather().clear();

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(matter.trail()).hasSize(3);
    assertThat(HERE.figures().at("/total/filed").asLong()).isEqualTo(all);
    recountsTo(0);
  }

  private static void recountsTo(int differing) {
    var path = Hotline.HOME + "/ticket-figures/" + HERE.month() + "/recounts/" + UUID.randomUUID();
    TOWN.platform().put(path, null).expect(200);
    TOWN.settles();
    var done = TOWN.platform().put(path, null).expect(200).body().path("recounted");
    assertThat(done.path("done").asBoolean()).isTrue();
    assertThat(done.path("differing").asInt()).isEqualTo(differing);
  }

  @Test
  void aZoneIsOneOfTheCentre() {
    var who = TOWN.resident();
    var matter = new Hotline.Matter(HERE, UUID.randomUUID(), who);

    assertThat(
            who.put(matter.path(), Hotline.body("report", "facility", ",\"zone\":\"moon\"")).code())
        .isEqualTo("ticket.zone-unknown");
    who.put(matter.path(), Hotline.body("report", "facility", ",\"zone\":\"dance-room\""))
        .expect(200);
    assertThat(matter.seen(who).path("zone").asString()).isEqualTo("dance-room");
  }
}
