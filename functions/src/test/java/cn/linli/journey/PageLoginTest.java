package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.WeChatSimulator;
import cn.linli.town.AtOnce;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** Logins of pages in the Official Account, and of those who try to steal one. */
@SharesTown
class PageLoginTest {
  private static final String REFUSED = "identity.authorization-refused";
  private static final String OTHER = "x".repeat(43);

  private final Town town = Town.get();
  private final PageLogin login = new PageLogin(town);

  @Test
  void opensTheSessionOfThePersonOfTheMiniProgram() {
    var mini = town.logIn("pagea");

    var session = login.of("pagea").expect(200);

    assertThat(session.text("/person")).isEqualTo(mini.person());
    assertThat(town.anybody().with(session).get("/me").expect(200).text("/person"))
        .isEqualTo(mini.person());
  }

  @Test
  void isBegunOnceHoweverOftenItIsSent() {
    var begun = login.begun(PageLogin.PAGE, true).expect(200);

    assertThat(login.begun(PageLogin.PAGE, true).expect(200).text("/state"))
        .isEqualTo(begun.text("/state"));
    assertThat(login.begun(PageLogin.PAGE, false).code()).isEqualTo("identity.session-id-reused");
    assertThat(begun.text("/url"))
        .contains("scope=snsapi_userinfo", "state=" + begun.text("/state"))
        .contains("redirect_uri=https%3A%2F%2Fh5.linli.example%2Flogin");
  }

  @Test
  void isAnsweredAgainToWhoeverEndsItAgain() {
    var back = login.sent(login.begun(PageLogin.PAGE, true), "pageb");
    var session = login.ended(back).expect(200);

    assertThat(login.ended(back).expect(200).text("/person")).isEqualTo(session.text("/person"));
    assertThat(login.with(login.session(), OTHER).ended(back).code())
        .as("somebody who overheard code and state")
        .isEqualTo("identity.session-id-reused");
  }

  @Test
  void endsForNobodyWithoutTheVerifier() {
    var back = login.sent(login.begun(PageLogin.PAGE, true), "pagec");

    assertThat(login.with(login.session(), OTHER).ended(back).code()).isEqualTo(REFUSED);
    assertThat(login.with(UUID.randomUUID(), login.verifier()).ended(back).code())
        .isEqualTo(REFUSED);
    login.ended(back).expect(200);
  }

  @Test
  void endsForNobodyWhoWasSentSomebodyElsesLink() {
    var thief = new PageLogin(town);
    var theirs = thief.sent(thief.begun(PageLogin.PAGE, true), "thiefd");
    login.begun(PageLogin.PAGE, true).expect(200);

    assertThat(login.ended(theirs).code()).as("the thief's code and state").isEqualTo(REFUSED);

    var mixed = new HashMap<>(login.sent(login.begun(PageLogin.PAGE, true), "pagee"));
    mixed.put("state", theirs.get("state"));
    assertThat(login.ended(mixed).code()).isEqualTo(REFUSED);
  }

  @Test
  void takesACodeOnce() {
    var back = login.sent(login.begun(PageLogin.PAGE, true), "pagef");
    login.ended(back).expect(200);
    var second = new PageLogin(town);
    var state = second.begun(PageLogin.PAGE, true).text("/state");

    var again = new HashMap<>(back);
    again.put("state", state);
    assertThat(second.ended(again).code()).isEqualTo("identity.login-code-refused");
  }

  @Test
  void isOverAfterTenMinutes() {
    var begun = login.begun(PageLogin.PAGE, true);
    town.passes(Duration.ofMinutes(10));

    assertThat(login.ended(login.sent(begun, "pageg")).code()).isEqualTo(REFUSED);
    assertThat(login.begun(PageLogin.PAGE, true).code()).isEqualTo("identity.session-id-reused");
  }

  @Test
  void bindsNobodyOfAPreview() {
    var back = new HashMap<>(login.sent(login.begun(PageLogin.PAGE, true), "pageh"));
    back.put("code", town.deployment().weChat().snapshotCode("pageh"));

    assertThat(login.ended(back).code()).isEqualTo("identity.login-blocked");
  }

  @Test
  void returnsToListedPagesOnly() {
    for (var page :
        List.of(
            "https://h5.linli.example/other",
            "https://h5.linli.example",
            "https://h5.linli.example/login/../other",
            "https://h5.linli.example.evil.example/login",
            "https://evil.example/login",
            "https://h5.linli.example@evil.example/login",
            "https://h5.linli.example/login#there",
            "http://h5.linli.example/login",
            "javascript:alert(1)")) {
      assertThat(new PageLogin(town).begun(page, true).code())
          .as(page)
          .isEqualTo("identity.page-not-allowed");
    }
    new PageLogin(town).begun(PageLogin.PAGE + "?from=menu", true).expect(200);
  }

  @Test
  void knowsSilentlyWhoWasHereBeforeAndNobodyElse() {
    var back = login.sent(login.begun(PageLogin.PAGE, false), "pagei");
    assertThat(login.ended(back).code()).isEqualTo("identity.account-unknown");
    var asked = new PageLogin(town).of("pagei").expect(200);

    var silent = new PageLogin(town);
    var session = silent.ended(silent.sent(silent.begun(PageLogin.PAGE, false), "pagei"));

    assertThat(session.expect(200).text("/person")).isEqualTo(asked.text("/person"));
  }

  @Test
  void needsStateAndVerifierThatTheMiniProgramDoesNotHave() {
    var code = town.deployment().weChat().loginCode("pagej");
    var start = "/sessions/" + UUID.randomUUID();

    var bare =
        town.anybody()
            .put(start, "{\"channel\":\"official-account\",\"code\":\"%s\"}".formatted(code));
    assertThat(bare.code()).isEqualTo("request.invalid");
    var other =
        "{\"channel\":\"mini-program\",\"code\":\"%s\",\"state\":\"s\",\"verifier\":\"%s\"}"
            .formatted(code, OTHER);
    assertThat(town.anybody().put(start, other).code()).isEqualTo("request.invalid");
    int before = town.deployment().weChat().calls(WeChatSimulator.OAUTH);
    login.ended(login.sent(new PageLogin(town).begun(PageLogin.PAGE, true), "pagej"));
    assertThat(town.deployment().weChat().calls(WeChatSimulator.OAUTH))
        .as("WeChat is asked about nothing that was not begun")
        .isEqualTo(before);
  }

  @Test
  void opensOneSessionHoweverManyEndItAtOnce() throws Exception {
    var back = login.sent(login.begun(PageLogin.PAGE, true), "pagek");
    var people = new ConcurrentSkipListSet<String>();

    AtOnce.times(10, () -> people.add(login.ended(back).expect(200).text("/person")));

    assertThat(people).hasSize(1);
  }
}
