package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import org.junit.jupiter.api.Test;

/** However much is said about a ticket, it comes to its end. */
class TicketTalkTest {
  private static final int MOST = 60;

  private final Hotline here = new Hotline();
  private final Town town = here.town();

  @Test
  void sixtyMessagesStopMessagesAndNothingElse() {
    var who = town.resident();
    var matter = here.report(who);
    matter.takenUp(town.operator()).expect(200);
    for (int i = 0; i < MOST; i++) {
      matter.said(i % 2 == 0 ? who : town.operator(), "第" + i).expect(200);
      matter.said(town.operator(), "notes", "第" + i).expect(200);
    }

    assertThat(matter.said(who, "还有").code()).isEqualTo("ticket.too-many-words");
    assertThat(matter.said(town.operator(), "还有").code()).isEqualTo("ticket.too-many-words");
    assertThat(matter.said(town.operator(), "notes", "还有").code())
        .isEqualTo("ticket.too-many-words");
    matter.said(town.operator(), "inquiries", "哪一层？").expect(200);
    assertThat(matter.said(town.operator(), "在吗").code()).isEqualTo("ticket.too-many-words");
    matter.said(who, "二层").expect(200);
    matter.is("working");
    assertThat(matter.said(who, "还有").code()).isEqualTo("ticket.too-many-words");
    matter.answered(town.operator(), "solved").expect(200);
    matter.said(who, "re-openings", "又坏了").expect(200);
    matter.answered(town.operator(), "solved").expect(200);

    var export = who.get("/me/export").expect(200).body().at("/tickets/0/messages");
    assertThat(export).hasSize(MOST + 5);
    assertThat(matter.seen(who).path("messages").asInt()).isEqualTo(MOST + 5);
    town.deployment().close();
  }
}
