package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one resident asked all may read. */
class QuestionJourneyTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Answer put(Client who, String path, UUID ticket, String answer, int revision) {
    return who.put(
        path,
        "{\"ticket\":\"%s\",\"text\":\"老年证在哪里办？\",\"answer\":\"%s\",\"keywords\":[\"老年证\",\"办证\"],\"revision\":%d}"
            .formatted(ticket, answer, revision));
  }

  private static Answer found(String keyword) {
    return TOWN.anybody()
        .get(
            Hotline.HOME
                + "/questions?keyword="
                + URLEncoder.encode(keyword, StandardCharsets.UTF_8));
  }

  @Test
  void isEditedScreenedPublishedFoundAndWithdrawn() {
    var asked = HERE.question(TOWN.resident());
    var path = Hotline.HOME + "/questions/" + UUID.randomUUID();

    assertThat(put(TOWN.operator(), path, asked.id(), "一楼大厅", 0).code())
        .isEqualTo("ticket.not-now");
    asked.done();
    assertThat(put(TOWN.operator(), path, asked.id(), "请打 138 0000 0001", 0).code())
        .isEqualTo("ticket.personal-data");
    TOWN.deployment().holdEvents(true);
    put(TOWN.operator(), path, asked.id(), "一楼大厅", 0).expect(200);
    put(TOWN.operator(), path, asked.id(), "一楼大厅", 0).expect(200);
    assertThat(put(TOWN.operator(), path, asked.id(), "二楼", 0).code())
        .isEqualTo("ticket.id-reused");
    assertThat(put(TOWN.operator(), path, asked.id(), "二楼", 7).code())
        .isEqualTo("ticket.changed-meanwhile");
    assertThat(TOWN.operator().put(path + "/publication", null).code())
        .isEqualTo("ticket.screening-pending");
    assertThat(TOWN.anybody().get(path).code()).isEqualTo("ticket.question-not-found");
    TOWN.deployment().holdEvents(false);
    HERE.screened();
    assertThat(TOWN.operator().get(Hotline.HOME + "/question-drafts").body().toString())
        .contains("passed", "一楼大厅");
    TOWN.committee().put(path + "/publication", null).expect(200);
    TOWN.committee().put(path + "/publication", null).expect(200);
    put(TOWN.operator(), path, asked.id(), "一楼大厅", 0).expect(200);
    assertThat(put(TOWN.operator(), path, asked.id(), "二楼", 2).code()).isEqualTo("ticket.not-now");
    var shown = TOWN.anybody().get(path).expect(200);
    assertThat(shown.body().toString()).doesNotContain(asked.who().person(), "张");
    assertThat(shown.raw().headers().firstValue("etag")).isPresent();
    assertThat(found("老年证").expect(200).body().path("items")).hasSize(1);
    assertThat(found("ＯＬＤ").expect(200).body().path("items")).isEmpty();
    assertThat(found("a%20b").code()).isEqualTo("request.invalid");
    TOWN.committee().put(path + "/withdrawal", "{\"reason\":\"地址已变\"}").expect(200);
    TOWN.committee().put(path + "/withdrawal", "{\"reason\":\"地址已变\"}").expect(200);
    assertThat(found("老年证").expect(200).body().path("items")).isEmpty();
    assertThat(TOWN.anybody().get(path).code()).isEqualTo("ticket.question-not-found");
    put(TOWN.operator(), path, asked.id(), "二楼", 3).expect(200);
    HERE.screened();
    TOWN.committee().put(path + "/publication", null).expect(200);
    assertThat(TOWN.anybody().get(Hotline.HOME + "/questions").body().toString())
        .contains("二楼", "大件垃圾");
  }

  @Test
  void aReportIsNoQuestion() {
    var report = HERE.report(TOWN.resident()).done();
    var path = Hotline.HOME + "/questions/" + UUID.randomUUID();

    assertThat(put(TOWN.operator(), path, report.id(), "一楼大厅", 0).code())
        .isEqualTo("ticket.not-now");
    assertThat(put(TOWN.operator(), path, UUID.randomUUID(), "一楼大厅", 0).code())
        .isEqualTo("ticket.not-found");
  }

  @Test
  void whatScreeningBlocksIsNotPublished() {
    var asked = HERE.question(TOWN.resident()).done();
    var path = Hotline.HOME + "/questions/" + UUID.randomUUID();

    assertThat(put(TOWN.operator(), path, asked.id(), "课后有家庭理财讲座", 0).code())
        .isEqualTo("ticket.text-refused");
  }
}
