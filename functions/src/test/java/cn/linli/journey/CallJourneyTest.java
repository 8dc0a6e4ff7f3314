package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody calls, and staff take it down. */
class CallJourneyTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void takesCallsDownAndCallsBack() {
    var matter = new Hotline.Matter(HERE, UUID.randomUUID(), null);
    var body =
        "{\"category\":\"facility\",\"title\":\"电梯停运\",\"text\":\"一号楼电梯停了\",\"callerName\":\"王女士\",\"callerPhone\":\"13800000077\"}";
    TOWN.operator().put(matter.path() + "/call", body).expect(200);
    TOWN.operator().put(matter.path() + "/call", body).expect(200);
    assertThat(TOWN.operator().put(matter.path() + "/call", body.replace("77", "78")).code())
        .isEqualTo("ticket.id-reused");
    var disclosing = matter.path() + "/caller-disclosures";
    var purpose = "{\"purpose\":\"回访来电居民\"}";

    assertThat(TOWN.operator().post(disclosing, purpose).code())
        .isEqualTo("ticket.not-the-handler");
    matter.takenUp(TOWN.operator()).expect(200);
    assertThat(TOWN.operator().post(disclosing, purpose).expect(200).text("/phone"))
        .isEqualTo("13800000077");
    assertThat(HERE.audited("ticket-caller-disclosed", matter.id())).isEqualTo(1);
    assertThat(matter.said(TOWN.operator(), "inquiries", "在哪一层？").code())
        .isEqualTo("ticket.not-now");
    var back = "{\"reached\":true,\"text\":\"已告知\"}";
    TOWN.operator().put(matter.path() + "/call-backs/" + UUID.randomUUID(), back).expect(200);
    matter.answered(TOWN.operator(), "solved").expect(200);
    assertThat(matter.rated(TOWN.operator(), true, 5).code()).isEqualTo("ticket.own");
    matter.rated(TOWN.committee(), true, 5).expect(200);
    assertThat(TOWN.operator().post(disclosing, purpose).code()).isEqualTo("ticket.no-caller");
    assertThat(Dump.items(TOWN, "ticket").toString()).doesNotContain("13800000077", "王女士");
    assertThat(TOWN.committee().get(matter.path() + "/notes").text("/items/0/sort"))
        .isEqualTo("call-back");
  }

  @Test
  void aKnownCallerIsAResidentAndMayRateItThemselves() {
    var who = TOWN.resident();
    var matter = new Hotline.Matter(HERE, UUID.randomUUID(), who);
    var body =
        "{\"category\":\"facility\",\"title\":\"电梯停运\",\"text\":\"一号楼电梯停了\",\"person\":\"%s\",\"callerPhone\":\"13800000077\"}";

    assertThat(
            TOWN.operator().put(matter.path() + "/call", body.formatted(UUID.randomUUID())).code())
        .isEqualTo("ticket.not-a-resident");
    TOWN.operator().put(matter.path() + "/call", body.formatted(who.person())).expect(200);
    matter.done();
    matter.rated(who, true, 3).expect(200);
    matter.is("closed");
  }
}
