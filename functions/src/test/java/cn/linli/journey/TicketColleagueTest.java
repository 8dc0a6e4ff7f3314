package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Town;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One of the staff hides their name, and their colleagues cannot tell who of them it is. */
class TicketColleagueTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();
  private static final String HIDDEN = ",\"hidden\":true";

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  /** To whom something of a kind about a matter went, as the staff see it. */
  private static List<String> told(Hotline.Matter matter, String kind) {
    TOWN.settles();
    return TOWN.committee()
        .get(Hotline.HOME + "/notice-deliveries?limit=100&about=ticket&id=" + matter.id())
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .map(one -> one.path("person").asString())
        .toList();
  }

  private static String masked(Client who) {
    return "…" + who.person().substring(who.person().length() - 4);
  }

  private static JsonNode lastDone(Hotline.Matter matter) {
    var trail = TOWN.committee().get(matter.path() + "/trail?limit=100").expect(200).body();
    return trail.path("items").get(trail.path("items").size() - 1);
  }

  @Test
  void nothingTellsToWhomTheAnswerWent() {
    var matter = HERE.report(TOWN.resident(), "facility", HIDDEN);
    matter.takenUp(TOWN.operator()).expect(200);
    matter.said(TOWN.operator(), "请稍等").expect(200);
    matter.said(TOWN.operator(), "inquiries", "哪一层？").expect(200);
    matter.answered(TOWN.operator(), "solved").expect(200);

    for (var kind : List.of("ticket.staff-said", "ticket.asked", "ticket.answered")) {
      assertThat(told(matter, kind)).as(kind).containsExactly("…");
    }
    assertThat(told(matter, "ticket.to-handle-operator")).contains(masked(TOWN.operator()));
  }

  @Test
  void theDeskIsToldWithoutAGapWhereTheReporterSits() {
    var who = HERE.staff("operator");

    var hidden = HERE.report(who, "facility", HIDDEN);
    var open = HERE.report(who);

    assertThat(told(hidden, "ticket.to-handle-operator"))
        .contains(masked(who), masked(TOWN.operator()));
    assertThat(told(open, "ticket.to-handle-operator"))
        .contains(masked(TOWN.operator()))
        .doesNotContain(masked(who));
  }

  @Test
  void whoeverIsGivenTheirOwnGivesItBackAsAnybodyWould() {
    var who = HERE.staff("operator");
    var other = HERE.staff("operator");
    var matter = HERE.report(who, "facility", HIDDEN);

    matter.handedOver(TOWN.operator(), "operator", who.person()).expect(200);
    assertThat(matter.seen(TOWN.operator()).path("handler").asString()).isEqualTo(who.person());
    assertThat(told(matter, "ticket.assigned")).containsExactly(masked(who));
    assertThat(matter.takenUp(who).code()).isEqualTo("ticket.own");
    assertThat(matter.answered(who, "solved").code()).isEqualTo("ticket.own");
    assertThat(matter.said(who, "notes", "已处理").code()).isEqualTo("ticket.own");
    assertThat(matter.handedOver(who, "operator", other.person()).code()).isEqualTo("ticket.own");
    matter.handedOver(who, "operator", null).expect(200);

    assertThat(matter.handedOver(who, "committee", null).code()).isEqualTo("ticket.own");
    assertThat(lastDone(matter).path("by").asString()).isEqualTo("staff");
    assertThat(lastDone(matter).path("person").asString()).isEqualTo(who.person());
    matter.done();
    matter.rated(who, true, 5).expect(200);
  }

  @Test
  void whatComesToThePersonOfACategoryComesToThemWhosesoeverItIs() {
    var who = HERE.staff("operator");
    TOWN.committee()
        .put(
            Hotline.HOME + "/ticket-categories/noise",
            "{\"name\":\"噪音\",\"desk\":\"operator\",\"handler\":\"%s\",\"hours\":24,\"revision\":0}"
                .formatted(who.person()))
        .expect(200);

    var hidden = HERE.report(who, "noise", HIDDEN);
    var another = HERE.report(TOWN.resident(), "noise", HIDDEN);
    var open = HERE.report(who, "noise", "");

    for (var matter : List.of(hidden, another)) {
      assertThat(matter.seen(TOWN.operator()).path("handler").asString()).isEqualTo(who.person());
      assertThat(told(matter, "ticket.assigned")).containsExactly(masked(who));
    }
    assertThat(open.seen(TOWN.operator()).path("state").asString()).isEqualTo("waiting");
  }
}
