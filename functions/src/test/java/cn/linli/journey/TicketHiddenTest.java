package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.shared.http.Json;
import cn.linli.sim.Person;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whoever hides their name is known to nobody who handles what they bring. */
@ReadsLogs
class TicketHiddenTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();
  private static final String PURPOSE = "{\"purpose\":\"涉及人身安全，需要联系\"}";

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  /** Everything that the staff read about a matter, and about all of them. */
  private static String shown(Hotline.Matter matter) {
    var all = new ArrayList<String>();
    var street = HERE.staff("street");
    for (Client staff : List.of(TOWN.operator(), TOWN.committee(), HERE.back(street))) {
      for (var part : List.of("", "/messages", "/notes", "/trail")) {
        all.add(staff.get(matter.path() + part).expect(200).body().toString());
      }
      for (var list :
          List.of(
              "mine", "late", "reopened", "desk&desk=operator", "month&month=" + HERE.month())) {
        all.add(
            staff
                .get(Hotline.HOME + "/tickets?limit=100&list=" + list)
                .expect(200)
                .body()
                .toString());
      }
      all.add(
          staff
              .get(Hotline.HOME + "/ticket-figures/" + HERE.month())
              .expect(200)
              .body()
              .toString());
      all.add(staff.get(Hotline.HOME + "/my-notices?limit=100").expect(200).body().toString());
      all.add(staff.get("/me/export").expect(200).body().toString());
    }
    return String.join("\n", all);
  }

  /** What was published about a matter, without the fields that tell the two sides of it. */
  private static String told(UUID ticket) {
    var all = new StringBuilder();
    for (var event : TOWN.deployment().bus().published()) {
      if (event.contains(ticket.toString()) && event.contains("\"ticket.changed\"")) {
        var data = (ObjectNode) Json.MAPPER.readTree(event).path("data");
        data.remove(List.of("reporter", "by"));
        all.append(data);
      }
    }
    return all.toString();
  }

  private static Lines listening() {
    var lines = new Lines();
    lines.start();
    ((Logger) LoggerFactory.getLogger("cn.linli")).addAppender(lines);
    return lines;
  }

  private static String logged(Lines lines, UUID ticket) {
    ((Logger) LoggerFactory.getLogger("cn.linli")).detachAppender(lines);
    return lines.events().stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(ticket.toString()))
        .toList()
        .toString();
  }

  @Test
  void aReporterIsInNoAnswerNoticeExportEventOrLog() {
    var who = TOWN.resident();
    var phone = Person.of(TOWN.keyOf(who)).phone();
    var lines = listening();
    var matter = HERE.report(who, "facility", ",\"hidden\":true");
    matter.takenUp(TOWN.operator()).expect(200);
    matter.said(TOWN.operator(), "inquiries", "哪一层？").expect(200);
    matter.said(who, "二层").expect(200);
    matter.said(TOWN.operator(), "notes", "已派工").expect(200);
    matter.answered(TOWN.operator(), "solved").expect(200);
    matter.rated(who, false, 1).expect(200);
    matter.said(who, "re-openings", "又坏了").expect(200);
    HERE.passes(Duration.ofHours(73));

    var shown = shown(matter);

    assertThat(shown).contains("匿名", "二层", "又坏了").doesNotContain(who.person(), phone);
    assertThat(matter.seen(TOWN.operator()).toString()).contains("匿名").doesNotContain("张");
    assertThat(told(matter.id())).contains("reopened").doesNotContain(who.person(), phone, "张");
    assertThat(logged(lines, matter.id())).doesNotContain(who.person(), phone, "张");
  }

  @Test
  void aCallerIsKnownToThePlatformAloneAndThatIsOnRecord() {
    var who = TOWN.resident();
    var lines = listening();
    var matter = new Hotline.Matter(HERE, UUID.randomUUID(), who);
    var body =
        "{\"category\":\"facility\",\"title\":\"电梯停运\",\"text\":\"一号楼电梯停了\",\"person\":\"%s\",\"callerName\":\"穆女士\",\"callerPhone\":\"13800000079\",\"hidden\":true}"
            .formatted(who.person());
    TOWN.operator().put(matter.path() + "/call", body).expect(200);
    TOWN.operator().put(matter.path() + "/call", body).expect(200);
    assertThat(TOWN.operator().put(matter.path() + "/call", body.replace("true", "false")).code())
        .isEqualTo("ticket.id-reused");
    var another = body.replace(who.person(), TOWN.resident().person());
    assertThat(TOWN.operator().put(matter.path() + "/call", another).code())
        .isEqualTo("ticket.id-reused");
    matter.takenUp(TOWN.operator()).expect(200);
    var disclosing = matter.path() + "/caller-disclosures";

    assertThat(TOWN.operator().post(disclosing, PURPOSE).code()).isEqualTo("ticket.hidden");
    assertThat(TOWN.committee().post(disclosing, PURPOSE).code())
        .isEqualTo("ticket.not-the-handler");
    assertThat(HERE.audited("ticket-caller-disclosed", matter.id())).isZero();
    assertThat(TOWN.platform().post(disclosing, PURPOSE).expect(200).text("/phone"))
        .isEqualTo("13800000079");
    assertThat(HERE.audited("ticket-caller-disclosed", matter.id())).isEqualTo(1);
    assertThat(shown(matter)).contains("匿名").doesNotContain(who.person(), "13800000079", "穆女士");
    assertThat(told(matter.id())).doesNotContain(who.person(), "13800000079", "穆女士");
    assertThat(logged(lines, matter.id())).doesNotContain(who.person(), "13800000079", "穆女士");
    matter.answered(TOWN.operator(), "solved").expect(200);
    matter.rated(matter.reporter(), true, 5).expect(200);
    assertThat(TOWN.platform().post(disclosing, PURPOSE).code()).isEqualTo("ticket.no-caller");
  }

  @Test
  void whoIsNotHiddenIsNoBusinessOfThePlatforms() {
    var matter = new Hotline.Matter(HERE, UUID.randomUUID(), null);
    var body =
        "{\"category\":\"facility\",\"title\":\"电梯停运\",\"text\":\"停了\",\"callerPhone\":\"13800000078\"}";
    TOWN.operator().put(matter.path() + "/call", body).expect(200);

    assertThat(TOWN.platform().post(matter.path() + "/caller-disclosures", PURPOSE).code())
        .isEqualTo("ticket.not-found");
  }
}
