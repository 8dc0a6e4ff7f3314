package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reporter leaves: words and names go, the numbers stay. */
class TicketErasureTest {
  private final Hotline here = new Hotline();
  private final Town town = here.town();

  @Test
  void exportsOnesTicketsAndForgetsTheirWords() {
    var who = town.resident();
    var open = here.report(who);
    var done = here.report(who).done();
    done.said(who, "谢谢师傅").expect(200);
    done.said(town.operator(), "notes", "已与王师傅核对").expect(200);

    var export = who.get("/me/export").expect(200).body().path("tickets");
    assertThat(export).hasSize(2);
    assertThat(export.toString())
        .contains("谢谢师傅", "楼道的灯坏了三天")
        .doesNotContain("王师傅", town.operator().person());
    var before = here.figures().path("total");
    who.put("/me/erasure", null).expect(202);
    here.passes(Duration.ofMinutes(12));

    assertThat(Dump.items(town, "ticket").toString())
        .doesNotContain("楼道的灯", "谢谢师傅", "王师傅", "三号楼", "张**");
    assertThat(here.figures().path("total")).isEqualTo(before);
    assertThat(here.listed(town.operator(), "list=desk&desk=operator")).isEmpty();
    var seen = open.seen(town.operator());
    assertThat(seen.path("ending").asString()).isEqualTo("erased");
    assertThat(seen.has("title")).isFalse();
    assertThat(open.said(town.operator(), "notes", "住在三号楼").code()).isEqualTo("ticket.not-now");
  }
}
