package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to fit before anything is told. */
class TablesTest {
  private static final String LIST = "/wxaapi/newtmpl/gettemplate";
  private static final RuleBook BOOK = RuleBook.get();
  private static final Forms FORMS = Forms.get();
  private static final TemplateIds IDS = TemplateIds.of("local");

  private static TemplateIds with(String channel, String template, String id) {
    var ids = new HashMap<>(IDS.ids());
    var ofChannel = new HashMap<>(ids.get(channel));
    ofChannel.put(template, id);
    ids.put(channel, ofChannel);
    return new TemplateIds(IDS.version(), List.of(), ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "test", "dev", "prod"})
  void theTablesOfEveryStageFit(String stage) {
    var tables = new Tables(BOOK, FORMS, TemplateIds.of(stage));

    assertThatCode(tables::require).doesNotThrowAnyException();
  }

  @Test
  void nothingStartsWhereAnIdIsMissing() {
    assertThatThrownBy(() -> new Tables(BOOK, FORMS, with("mini-program", "money", "")).require())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no id: money on mini-program");
    assertThatThrownBy(
            () ->
                new Tables(BOOK, FORMS, new TemplateIds(IDS.version(), List.of(), Map.of()))
                    .require())
        .hasMessageContaining("no id: booking on official-account");
  }

  @Test
  void nothingStartsWhereAnIdIsThatOfAnotherTemplate() {
    var ids = with("official-account", "todo", "sim-official-account-booking");

    assertThatThrownBy(() -> new Tables(BOOK, FORMS, ids).require())
        .hasMessageContaining("on official-account");
  }

  @Test
  void nothingStartsWhereTheVersionsDiffer() {
    var ids = new TemplateIds("2026-10", IDS.without(), IDS.ids());

    assertThatThrownBy(() -> new Tables(BOOK, FORMS, ids).require())
        .hasMessageContaining("versions differ");
  }

  @Test
  void nothingStartsWhereATemplateLacksItsFields() {
    var forms = FORMS.forms().stream().filter(form -> form.template() != Template.TICKET).toList();
    var wrong =
        new Forms.Form(
            Template.TICKET,
            "诉求处理通知",
            Map.of("mini-program", List.of(new Forms.Field("thought1", Forms.From.TITLE))));
    var some = new ArrayList<>(forms);
    some.add(wrong);

    assertThatThrownBy(() -> new Tables(BOOK, new Forms(FORMS.version(), some), IDS).require())
        .hasMessageContaining("a field of no type: ticket on mini-program")
        .hasMessageContaining("no fields: ticket on official-account");
  }

  @Test
  void aStageOfWhichNobodyWroteDownTheIdsDoesNotStart() {
    assertThatThrownBy(() -> TemplateIds.of("nowhere"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/notice/ids/nowhere.json");
  }

  @Test
  void theFunctionsAreNotMadeWhereTheTablesDoNotFit() {
    try (var office = new Office()) {
      assertThatThrownBy(() -> office.door("nowhere").onNotice())
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> NoticeFunctions.api(office.door("nowhere"), null))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aStageWithoutChannelsTellsInTheInboxAndAsksNobody() {
    try (var office = new Office()) {
      office.follows(office.wang, true);
      var door = office.door("dev");
      var id = UUID.randomUUID();
      int before = office.wechat().calls(LIST);

      door.onNotice().accept(office.reservation("placed", id, 1, office.wang, "confirmed"));
      var report = new Checking(door.room()).check();

      assertThat(office.inbox(office.wang)).hasSize(1);
      assertThat(office.steps("reservation", id))
          .containsExactly(
              "mini-program skipped no-template", "official-account skipped no-template");
      assertThat(report.fits()).isTrue();
      assertThat(report.templates()).extracting("state").containsOnly("no-id");
      assertThat(office.wechat().calls(LIST)).isEqualTo(before);
    }
  }

  @Test
  void whatWeChatHasIsComparedOnceByAllInstancesAndOnEveryDay() {
    try (var office = new Office()) {
      assertThat(office.wechat().calls(LIST)).as("by the first").isEqualTo(1);
      for (int instance = 0; instance < 10; instance++) {
        var id = UUID.randomUUID();
        var event = office.reservation("placed", id, 1, office.wang, "confirmed");
        office.door("local").onNotice().accept(event);
      }
      office.settles();
      assertThat(office.wechat().calls(LIST)).as("by no other").isEqualTo(1);

      for (int day = 1; day <= 3; day++) {
        office.passes(Duration.ofDays(1));
        assertThat(office.wechat().calls(LIST)).as("day %d", day).isEqualTo(1 + day);
      }
    }
  }
}
