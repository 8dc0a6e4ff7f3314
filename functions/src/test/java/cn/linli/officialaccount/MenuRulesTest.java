package cn.linli.officialaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a menu may be. */
class MenuRulesTest {
  private static final String FITS = "{\"type\":\"click\",\"name\":\"一\",\"key\":\"hours\"}";

  @Test
  void theProjectsMenuFits() {
    var file = MenuFile.get();

    var faults = MenuRules.faults(file, file.menus("wx1", "https://h5.example"), key -> true);

    assertThat(faults).isEmpty();
    assertThat(file.keys()).containsExactly("opening-hours");
    assertThat(file.pages()).contains(file.askPage());
  }

  @Test
  void theProjectsMenuDoesNotFitWithoutAnAddressOrWithoutAReply() {
    var file = MenuFile.get();

    assertThat(MenuRules.faults(file, file.menus("wx1", ""), key -> true))
        .anyMatch(fault -> fault.endsWith("has no https address"));
    assertThat(MenuRules.faults(file, file.menus("wx1", "https://h5.example"), key -> false))
        .contains("menu, 3.2 has a key without a reply: opening-hours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                                                   | menu has 1 to 3 buttons
          [@,@,@,@]                                                                            | menu has 1 to 3 buttons
          [{"type":"click","name":"一二三四五六","key":"hours"}]                                | menu, 1 has a name of 1 to 16
          [{"type":"click","name":" ","key":"hours"}]                                          | menu, 1 has a name of 1 to 16
          [{"type":"click","name":"一","key":"nobody"}]                                         | menu, 1 has a key without a reply: nobody
          [{"type":"view","name":"一","url":"http://h5.example/"}]                              | menu, 1 has no https address
          [{"type":"view","name":"一","url":"javascript:alert(1)"}]                             | menu, 1 has no https address
          [{"type":"miniprogram","name":"一","appid":"wx1","pagepath":"pages/no","url":"https://a.b/"}] | menu, 1 opens a page that the list does not name
          [{"type":"scancode_push","name":"一","key":"hours"}]                                  | menu, 1 is of no type that we know
          [{"name":"一","sub_button":[]}]                                                       | menu, 1 has 1 to 5 buttons below
          [{"name":"一","sub_button":[@,@,@,@,@,@]}]                                            | menu, 1 has 1 to 5 buttons below
          [{"name":"一","type":"click","key":"hours","sub_button":[@]}]                         | menu, 1 opens a list and nothing else
          [{"name":"一","sub_button":[{"name":"二","sub_button":[@]}]}]                         | menu, 1.1 is too deep
          """)
  void refusesWhatWeChatOrWeWouldNotShow(String buttons, String fault) {
    assertThat(faults(buttons.replace("@", FITS))).contains(fault);
  }

  @Test
  void takesWhatIsJustShortEnough() {
    assertThat(faults("[%s,%s,%s]".formatted(FITS, FITS, FITS))).isEmpty();
    assertThat(faults("[{\"type\":\"click\",\"name\":\"一二三四五a\",\"key\":\"hours\"}]")).isEmpty();
    assertThat(
            faults(
                "[{\"name\":\"一\",\"sub_button\":[%s,%s,%s,%s,%s]}]"
                    .formatted(FITS, FITS, FITS, FITS, FITS)))
        .isEmpty();
  }

  private static List<String> faults(String buttons) {
    var file =
        MenuFile.of(
            "{\"miniProgramPages\":[\"pages/a\"],\"askPage\":\"pages/a\",\"staffTag\":\"s\",\"menu\":%s}"
                .formatted(buttons));
    return MenuRules.faults(file, file.menus("wx1", "https://h5.example"), "hours"::equals);
  }
}
