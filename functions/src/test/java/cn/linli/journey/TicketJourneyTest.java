package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A ticket from the report to the last word. */
class TicketJourneyTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void isReportedTakenUpAnsweredAndRated() {
    var who = TOWN.resident();
    var matter = HERE.report(who);

    assertThat(HERE.listed(TOWN.operator(), "list=desk&desk=operator"))
        .contains(matter.id().toString());
    matter.takenUp(TOWN.operator()).expect(200);
    matter.takenUp(TOWN.operator()).expect(200);
    assertThat(HERE.listed(TOWN.operator(), "list=mine")).contains(matter.id().toString());
    assertThat(HERE.listed(TOWN.operator(), "list=desk&desk=operator"))
        .doesNotContain(matter.id().toString());
    assertThat(matter.answered(TOWN.committee(), "solved").code())
        .isEqualTo("ticket.not-the-handler");
    matter.answered(TOWN.operator(), "solved").expect(200);
    assertThat(matter.answered(TOWN.operator(), "solved").code()).isEqualTo("ticket.not-now");
    matter.rated(who, true, 5).expect(200);
    matter.rated(who, true, 5).expect(200);
    assertThat(matter.rated(who, true, 4).code()).isEqualTo("ticket.rated-before");
    assertThat(matter.said(who, "还有问题").code()).isEqualTo("ticket.not-now");
    matter.is("closed");
    assertThat(matter.trail()).containsExactly("filed", "taken-up", "answered", "rated");
    assertThat(who.get(Hotline.HOME + "/my-tickets").text("/items/0/score/stars")).isEqualTo("5");
  }

  @Test
  void takesTheSameTwiceAndNothingElseUnderItsId() {
    var who = TOWN.resident();
    var matter = HERE.report(who);
    var body = Hotline.body("report", "facility", "");
    var message = UUID.randomUUID();

    who.put(matter.path(), body).expect(200);
    assertThat(who.put(matter.path(), body.replace("三天", "四天")).code())
        .isEqualTo("ticket.id-reused");
    assertThat(TOWN.resident().put(matter.path(), body).code()).isEqualTo("ticket.id-reused");
    matter.words(who, "messages", message, "请尽快").expect(200);
    matter.words(who, "messages", message, "请尽快").expect(200);
    assertThat(matter.words(who, "messages", message, "不急").code()).isEqualTo("ticket.id-reused");
    assertThat(who.get(matter.path() + "/messages").body().path("items")).hasSize(1);
    assertThat(matter.trail()).containsExactly("filed", "said");
  }

  @Test
  void refusesWhatNobodyTakesOrTooMuchOfIt() {
    var who = TOWN.resident();

    assertThat(TOWN.newcomer().put(path(), Hotline.body("report", "facility", "")).code())
        .isEqualTo("session.real-name-required");
    var unknown = Hotline.body("report", "moonlight", "");
    assertThat(who.put(path(), unknown).code()).isEqualTo("ticket.category-unknown");
    var rule =
        "{\"name\":\"便民服务\",\"desk\":\"operator\",\"hours\":48,\"retired\":true,\"revision\":0}";
    var place = Hotline.HOME + "/ticket-categories/legal";
    TOWN.committee().put(place, rule).expect(200);
    assertThat(TOWN.committee().put(place, rule.replace("48", "49")).code())
        .isEqualTo("ticket.changed-meanwhile");
    assertThat(who.put(path(), Hotline.body("question", "legal", "")).code())
        .isEqualTo("ticket.category-unknown");
    for (int i = 0; i < 20; i++) {
      HERE.report(who);
    }
    assertThat(who.put(path(), Hotline.body("report", "facility", "")).code())
        .isEqualTo("ticket.too-many-today");
  }

  private static String path() {
    return Hotline.HOME + "/tickets/" + UUID.randomUUID();
  }

  @Test
  void hidesWhoItIsFromThoseWhoHandleIt() {
    var who = TOWN.resident();
    var matter = HERE.report(who, "facility", ",\"hidden\":true");
    matter.takenUp(TOWN.operator()).expect(200);
    matter.said(who, "我就住在二层").expect(200);

    var seen = matter.seen(TOWN.operator());

    assertThat(seen.path("name").asString()).isEqualTo("匿名");
    assertThat(seen.toString()).doesNotContain(who.person(), "张");
    for (var part : new String[] {"/messages", "/trail", "/notes"}) {
      assertThat(TOWN.operator().get(matter.path() + part).expect(200).body().toString())
          .doesNotContain(who.person());
    }
    var disclosing = matter.path() + "/reporter-disclosures";
    var purpose = "{\"purpose\":\"涉及人身安全，需要联系\"}";
    assertThat(TOWN.operator().post(disclosing, purpose).code()).isEqualTo("access.role-required");
    assertThat(TOWN.platform().post(disclosing, purpose).expect(200).text("/person"))
        .isEqualTo(who.person());
    assertThat(HERE.audited("ticket-reporter-disclosed", matter.id())).isEqualTo(1);
    matter.answered(TOWN.operator(), "explained").expect(200);
    matter.rated(who, true, 4).expect(200);
  }

  @Test
  void showsPicturesToTheReporterAndWhoHandlesItOnly() {
    var who = TOWN.resident();
    var picture = Brought.picture(who, "ticket-picture", 500).settled("clean").id();
    var matter = HERE.report(who, "facility", ",\"pictures\":[\"%s\"]".formatted(picture));

    assertThat(matter.seen(who).path("pictures")).hasSize(1);
    assertThat(matter.seen(TOWN.operator()).path("pictures")).hasSize(1);
    assertThat(matter.seen(TOWN.committee()).has("pictures")).isFalse();
    matter.handedOver(TOWN.committee(), "legal", null).expect(200);
    assertThat(matter.seen(TOWN.operator()).has("pictures")).isFalse();
    assertThat(matter.seen(TOWN.logIn("lin")).path("pictures")).hasSize(1);
    var again = Hotline.body("report", "facility", ",\"pictures\":[\"%s\"]".formatted(picture));
    assertThat(who.put(path(), again).code()).isEqualTo("files.claimed");
    assertThat(TOWN.resident().put(path(), again).code()).isEqualTo("files.not-found");
  }

  @Test
  void goesFromDeskToDeskAndFromHandToHand() {
    var who = TOWN.resident();
    var matter = HERE.report(who);
    var chen = TOWN.committee().person();
    var lin = TOWN.logIn("lin");

    assertThat(lin.get(matter.path()).code()).isEqualTo("ticket.not-found");
    assertThat(matter.takenUp(TOWN.committee()).code()).isEqualTo("ticket.not-your-desk");
    matter.takenUp(TOWN.operator()).expect(200);
    assertThat(matter.takenUp(HERE.staff("operator")).code()).isEqualTo("ticket.taken-up");
    assertThat(matter.handedOver(HERE.staff("operator"), "legal", null).code())
        .isEqualTo("ticket.not-the-handler");
    assertThat(matter.handedOver(TOWN.operator(), "legal", chen).code())
        .isEqualTo("ticket.no-such-handler");
    matter.handedOver(TOWN.operator(), "committee", chen).expect(200);
    matter.handedOver(TOWN.committee(), "committee", chen).expect(200);
    assertThat(matter.seen(TOWN.committee()).path("handler").asString()).isEqualTo(chen);
    matter.handedOver(TOWN.committee(), "legal", null).expect(200);
    assertThat(HERE.listed(lin, "list=desk&desk=legal")).contains(matter.id().toString());
    assertThat(lin.get(Hotline.HOME + "/tickets?list=late").code())
        .isEqualTo("ticket.not-your-desk");
    matter.takenUp(lin).expect(200);
    matter.answered(lin, "not-possible").expect(200);
    assertThat(matter.trail())
        .containsExactly("filed", "taken-up", "handed-over", "handed-over", "taken-up", "answered");
    assertThat(matter.handedOver(TOWN.committee(), "operator", null).code())
        .isEqualTo("ticket.not-now");
  }

  @Test
  void nobodyHandlesTheirOwn() {
    var who = HERE.staff("operator");
    var matter = HERE.report(who);

    assertThat(matter.takenUp(who).code()).isEqualTo("ticket.own");
    assertThat(who.get(matter.path() + "/notes").code()).isEqualTo("ticket.own");
    assertThat(matter.handedOver(TOWN.operator(), "operator", who.person()).code())
        .isEqualTo("ticket.own");
  }

  @Test
  void nobodyRatesOrSendsBackForAReporter() {
    var matter = HERE.report(TOWN.resident()).done();

    assertThat(matter.rated(TOWN.committee(), true, 5).code()).isEqualTo("ticket.own");
    assertThat(matter.said(TOWN.committee(), "re-openings", "又坏了").code()).isEqualTo("ticket.own");
  }

  @Test
  void notesAreForTheStaffAlone() {
    var who = TOWN.resident();
    var matter = HERE.report(who);
    matter.said(TOWN.committee(), "notes", "与物业核实").expect(200);

    assertThat(who.get(matter.path() + "/notes").code()).isEqualTo("access.role-required");
    assertThat(who.get(matter.path() + "/messages").body().toString()).doesNotContain("物业");
    assertThat(TOWN.operator().get(matter.path() + "/notes").text("/items/0/text"))
        .isEqualTo("与物业核实");
    assertThat(matter.said(TOWN.committee(), "您好").code()).isEqualTo("ticket.not-the-handler");
  }

  @Test
  void isWithdrawnBeforeThereIsAnAnswerOnly() {
    var who = TOWN.resident();
    var open = HERE.report(who);
    var answered = HERE.report(who).done();

    who.put(open.path() + "/withdrawal", null).expect(200);
    who.put(open.path() + "/withdrawal", null).expect(200);
    assertThat(who.put(answered.path() + "/withdrawal", null).code()).isEqualTo("ticket.not-now");
    assertThat(TOWN.resident().put(open.path() + "/withdrawal", null).code())
        .isEqualTo("ticket.not-found");
    assertThat(open.takenUp(TOWN.operator()).code()).isEqualTo("ticket.not-now");
    assertThat(HERE.listed(TOWN.operator(), "list=desk&desk=operator"))
        .doesNotContain(open.id().toString());
  }

  @Test
  void scenario60ATicketOfAnotherCommunityIsNotFoundUnderOnesOwn() {
    var matter = HERE.report(TOWN.resident());
    var there = "/communities/xingfu-li/tickets/" + matter.id();
    var neighbour = HERE.neighbour();

    assertThat(neighbour.get(there).code()).isEqualTo("ticket.not-found");
    assertThat(neighbour.put(there + "/taking-up", null).code()).isEqualTo("ticket.not-found");
    for (var part : List.of("/messages", "/notes", "/trail")) {
      assertThat(neighbour.get(there + part).code()).isEqualTo("ticket.not-found");
    }
    assertThat(TOWN.resident().get(matter.path()).code()).isEqualTo("ticket.not-found");
  }

  @Test
  void scenario60AnAdminOfAnotherCommunityFindsNothingAndTheTryIsAudited() {
    var path = HERE.report(TOWN.resident()).path();
    var id = UUID.randomUUID();
    var words = "{\"text\":\"你好\"}";
    var neighbour = HERE.neighbour();
    long before = denials();

    var codes = new ArrayList<String>();
    for (var part :
        List.of("", "/messages", "/notes", "/trail", "?list=late", "?list=month&month=2026-12")) {
      var read = part.startsWith("?") ? Hotline.HOME + "/tickets" + part : path + part;
      codes.add(neighbour.get(read).code());
    }
    for (var part : List.of("messages", "inquiries", "notes", "re-openings")) {
      codes.add(neighbour.put(path + "/" + part + "/" + id, words).code());
    }
    codes.add(neighbour.put(path + "/taking-up", null).code());
    codes.add(neighbour.put(path + "/withdrawal", null).code());
    codes.add(neighbour.put(path + "/score", "{\"solved\":true,\"stars\":5}").code());
    codes.add(neighbour.put(path, Hotline.body("report", "facility", "")).code());
    codes.add(neighbour.post(path + "/caller-disclosures", "{\"purpose\":\"回访来电\"}").code());
    codes.add(neighbour.get(Hotline.HOME + "/my-tickets").code());
    codes.add(neighbour.get(Hotline.HOME + "/ticket-rules").code());
    codes.add(neighbour.get(Hotline.HOME + "/question-drafts").code());
    codes.add(neighbour.get(Hotline.HOME + "/ticket-figures/2026-12").code());

    assertThat(codes).containsOnly("access.not-found");
    assertThat(denials()).isEqualTo(before + codes.size());
  }

  private static long denials() {
    return Dump.items(TOWN, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals("denied"))
        .count();
  }
}
