package cn.linli.sim;

import java.util.Map;

/** What the secret of WeChat holds here; the keys are marked as nobody's. */
final class WeChatSecret {
  static final Map<String, String> VALUES =
      Map.of(
          "miniProgramAppId",
          WeChatSimulator.MINI_PROGRAM,
          "miniProgramSecret",
          "simulated-secret-of-the-mini-program",
          "miniProgramToken",
          "simulatedPushToken",
          "miniProgramAesKey",
          "c2ltdWxhdGVkLWtleS1vZi1wdXNoZXMtMzItYnl0ZXM",
          "officialAccountAppId",
          WeChatSimulator.OFFICIAL_ACCOUNT,
          "officialAccountSecret",
          "simulated-secret-of-the-official-account",
          "officialAccountToken",
          "simulatedAccountToken",
          "officialAccountAesKey",
          "c2ltdWxhdGVkLWtleS1vZi1hY2NvdW50LTMyLWJ5dGU",
          "officialAccountUserName",
          "gh_simulated0002");

  private WeChatSecret() {}
}
