package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the clock does to tickets. */
class TicketDeadlineTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void remindsThenTellsTheStreetWhatIsOverdue() {
    var street = HERE.staff("street");
    var matter = HERE.report(TOWN.resident());

    HERE.passes(Duration.ofHours(58));
    assertThat(matter.trail()).containsExactly("filed", "reminded");
    assertThat(HERE.listed(HERE.back(street), "list=late")).doesNotContain(matter.id().toString());
    HERE.passes(Duration.ofHours(15));
    assertThat(matter.trail()).containsExactly("filed", "reminded", "escalated");
    assertThat(HERE.listed(HERE.back(street), "list=late")).contains(matter.id().toString());
    assertThat(matter.seen(HERE.back(street)).path("late").asBoolean()).isTrue();
    matter.takenUp(HERE.back(street)).expect(200);
    matter.answered(HERE.back(street), "solved").expect(200);
    assertThat(HERE.listed(HERE.back(street), "list=late")).doesNotContain(matter.id().toString());
  }

  @Test
  void tellsTheStreetAndTheCommitteeOnceMoreWhatStillIsNotAnswered() {
    var street = HERE.staff("street");
    var matter = HERE.report(TOWN.resident());
    HERE.passes(Duration.ofHours(58));
    HERE.passes(Duration.ofHours(15));
    matter.handedOver(TOWN.committee(), "operator", TOWN.operator().person()).expect(200);

    HERE.passes(Duration.ofHours(70));
    assertThat(matter.trail()).endsWith("escalated", "handed-over");
    HERE.passes(Duration.ofMinutes(90));
    HERE.passes(Duration.ofDays(3));

    assertThat(matter.trail())
        .containsExactly("filed", "reminded", "escalated", "handed-over", "pressed");
    assertThat(HERE.listed(HERE.back(street), "list=late")).contains(matter.id().toString());
    assertThat(notices(HERE.back(street), matter))
        .contains("ticket.escalated", "ticket.pressed-street");
    assertThat(notices(TOWN.committee(), matter)).contains("ticket.pressed-committee");
    matter.answered(TOWN.operator(), "solved").expect(200);
    var again = matter.said(matter.reporter(), "re-openings", "又坏了").expect(200).body();
    assertThat(Instant.parse(again.path("due").asString()))
        .isAfter(TOWN.now().plus(Duration.ofHours(71)));
    assertThat(HERE.listed(HERE.back(street), "list=late")).doesNotContain(matter.id().toString());
    assertThat(notices(TOWN.committee(), matter)).contains("ticket.sent-back");
  }

  private static List<String> notices(Client who, Hotline.Matter matter) {
    TOWN.settles();
    return who.get(Hotline.HOME + "/my-notices?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(notice -> notice.path("link").asString().endsWith(matter.id().toString()))
        .map(notice -> notice.path("kind").asString())
        .toList();
  }

  @Test
  void tellsTheOtherSideThatSomethingWasSaid() {
    var matter = HERE.report(TOWN.resident());
    assertThat(notices(TOWN.operator(), matter)).containsExactly("ticket.to-handle-operator");
    matter.takenUp(TOWN.operator()).expect(200);

    matter.said(matter.reporter(), "请快一点").expect(200);
    assertThat(notices(TOWN.operator(), matter)).contains("ticket.reporter-said");
    assertThat(notices(matter.reporter(), matter)).isEmpty();
    matter.said(TOWN.operator(), "已派人").expect(200);

    assertThat(notices(matter.reporter(), matter)).containsExactly("ticket.staff-said");
  }

  @Test
  void whoeverLooksLateSaysAtOnceThatItIsOverdue() {
    var matter = HERE.report(TOWN.resident());
    TOWN.skips(Duration.ofHours(80));
    var look = Map.of("task", "ticket.look", "ref", matter.id().toString());
    var events = new Events(TOWN);

    events.deliver("onTicketDue", events.made("ticket.fell-due", look));
    events.deliver("onTicketDue", events.made("ticket.fell-due", look));

    assertThat(matter.trail()).containsExactly("filed", "escalated");
  }

  @Test
  void atADeskWhereNobodyTookItUpAllAreReminded() {
    var matter = HERE.report(TOWN.resident());

    HERE.passes(Duration.ofHours(58));

    assertThat(notices(TOWN.operator(), matter)).contains("ticket.due-soon-operator");
  }

  @Test
  void isLateByTheClockEvenIfNobodyLooked() {
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(TOWN.operator()).expect(200);
    TOWN.skips(Duration.ofHours(71));
    TOWN.passes(Duration.ofHours(2));

    assertThat(matter.seen(TOWN.operator()).path("late").asBoolean()).isTrue();
    assertThat(matter.said(TOWN.operator(), "inquiries", "哪一层？").code())
        .isEqualTo("ticket.overdue");
    var answered = matter.answered(TOWN.operator(), "solved").expect(200).body();
    assertThat(answered.path("late").asBoolean()).isTrue();
    TOWN.deployment().tick();
    TOWN.settles();
    assertThat(matter.trail()).doesNotContain("escalated");
  }

  @Test
  void standsStillWhileTheReporterIsAsked() {
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(TOWN.operator()).expect(200);
    var due = due(matter);
    matter.said(TOWN.operator(), "inquiries", "哪一层？").expect(200);
    matter.is("asked");
    assertThat(matter.said(TOWN.operator(), "inquiries", "再问一次").code())
        .isEqualTo("ticket.not-now");

    HERE.passes(Duration.ofDays(2));
    matter.said(matter.reporter(), "二层").expect(200);
    assertThat(due(matter))
        .isBetween(due.plus(Duration.ofHours(47)), due.plus(Duration.ofHours(49)));
    matter.is("working");
    matter.said(TOWN.operator(), "inquiries", "哪一户？").expect(200);
    var second = due(matter);
    HERE.passes(Duration.ofDays(3).plusMinutes(20));
    matter.is("working");
    assertThat(matter.trail()).contains("reply-lapsed");
    assertThat(due(matter)).isEqualTo(second.plus(Duration.ofDays(3)));
    matter.said(TOWN.operator(), "inquiries", "联系方式？").expect(200);
    matter.said(matter.reporter(), "见登记").expect(200);
    assertThat(matter.said(TOWN.operator(), "inquiries", "还有吗？").code())
        .isEqualTo("ticket.asked-enough");
  }

  private static Instant due(Hotline.Matter matter) {
    return Instant.parse(matter.seen(matter.reporter()).path("due").asString());
  }

  @Test
  void isSentBackOnceToTheSameHandlerAndTheCommitteesList() {
    var matter = HERE.report(TOWN.resident()).done();
    var id = matter.id().toString();
    matter.rated(matter.reporter(), false, 1).expect(200);
    matter.is("answered");
    assertThat(matter.rated(matter.reporter(), true, 5).code()).isEqualTo("ticket.rated-before");

    var message = UUID.randomUUID();
    matter.words(matter.reporter(), "re-openings", message, "又坏了").expect(200);
    matter.words(matter.reporter(), "re-openings", message, "又坏了").expect(200);
    matter.is("working");
    assertThat(matter.seen(TOWN.operator()).path("handler").asString())
        .isEqualTo(TOWN.operator().person());
    assertThat(HERE.listed(TOWN.committee(), "list=reopened")).contains(id);
    matter.answered(TOWN.operator(), "solved").expect(200);
    assertThat(HERE.listed(TOWN.committee(), "list=reopened")).doesNotContain(id);
    assertThat(matter.said(matter.reporter(), "re-openings", "还是坏的").code())
        .isEqualTo("ticket.reopened-before");
    matter.rated(matter.reporter(), false, 2).expect(200);
    matter.is("closed");
  }

  @Test
  void closesByItselfWhenNobodySaysAnything() {
    var matter = HERE.report(TOWN.resident()).done();
    var unhappy = HERE.report(TOWN.resident()).done();
    unhappy.rated(unhappy.reporter(), false, 1).expect(200);
    TOWN.skips(Duration.ofDays(7).minusMinutes(1));
    TOWN.passes(Duration.ofSeconds(61));

    assertThat(matter.rated(matter.reporter(), true, 5).code()).isEqualTo("ticket.too-late");
    assertThat(matter.said(matter.reporter(), "re-openings", "又坏了").code())
        .isEqualTo("ticket.too-late");
    HERE.passes(Duration.ofMinutes(2));
    matter.is("closed");
    assertThat(matter.seen(matter.reporter()).path("ending").asString()).isEqualTo("lapsed");
    assertThat(unhappy.seen(unhappy.reporter()).path("ending").asString()).isEqualTo("rated");
  }

  @Test
  void bearsToBeToldTwiceAndOfWhatIsNotThere() {
    var matter = HERE.report(TOWN.resident());
    HERE.passes(Duration.ofHours(58));
    var events = new Events(TOWN);
    for (var ref : new String[] {matter.id().toString(), UUID.randomUUID().toString()}) {
      var due = events.made("ticket.fell-due", Map.of("task", "ticket.look", "ref", ref));
      events.deliver("onTicketDue", due);
      events.deliver("onTicketDue", due);
    }

    assertThat(matter.trail()).containsExactly("filed", "reminded");
  }

  @Test
  void goesBackToItsDeskWhenItsHandlerHasNoneAnyMore() {
    var helper = HERE.staff("operator");
    var matter = HERE.report(TOWN.resident());
    matter.takenUp(helper).expect(200);
    TOWN.committee()
        .put(
            Hotline.HOME + "/people/" + helper.person() + "/roles/operator/revocation",
            "{\"reason\":\"离岗\"}")
        .expect(200);
    TOWN.settles();

    matter.is("waiting");
    assertThat(HERE.listed(TOWN.operator(), "list=desk&desk=operator"))
        .contains(matter.id().toString());
  }

  @Test
  void goesToThePersonOfItsCategoryAtOnce() {
    var zhou = TOWN.operator().person();
    var rule =
        "{\"name\":\"停车管理\",\"desk\":\"operator\",\"handler\":\"%s\",\"hours\":24,\"revision\":1}";
    var place = Hotline.HOME + "/ticket-categories/parking";
    assertThat(TOWN.committee().put(place, rule.formatted(TOWN.resident().person())).code())
        .isEqualTo("ticket.no-such-handler");
    var elsewhere = rule.replace("\"desk\":\"operator\"", "\"desk\":\"legal\"").formatted(zhou);
    assertThat(TOWN.committee().put(place, elsewhere).code()).isEqualTo("ticket.no-such-handler");
    TOWN.committee().put(place, rule.formatted(zhou)).expect(200);

    var matter = HERE.report(TOWN.resident(), "parking", "");

    matter.is("working");
    assertThat(matter.seen(TOWN.operator()).path("handler").asString()).isEqualTo(zhou);
    assertThat(TOWN.operator().get(Hotline.HOME + "/ticket-rules").body().toString())
        .contains(zhou);
    assertThat(TOWN.anybody().get(Hotline.HOME + "/ticket-categories").body().toString())
        .contains("停车管理")
        .doesNotContain(zhou);
  }
}
