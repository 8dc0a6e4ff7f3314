package cn.linli.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is behind a code: login of the mini program, OAuth of the Official Account, phone number. */
final class WeChatLogins {
  private static final Map<String, String> SECRETS =
      Map.of(
          WeChatSimulator.MINI_PROGRAM, WeChatSimulator.SECRET.get("miniProgramSecret"),
          WeChatSimulator.OFFICIAL_ACCOUNT, WeChatSimulator.SECRET.get("officialAccountSecret"));

  private static final Duration LATELY = Duration.ofHours(2);

  private final WeChatCodes codes;
  private final Clock clock;
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();
  private volatile boolean unionids = true;

  WeChatLogins(WeChatCodes codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  void withUnionids(boolean bound) {
    unionids = bound;
  }

  boolean hasUnionids() {
    return unionids;
  }

  /** 0 when the app is ours and this is its secret. */
  static int errcodeOfApp(String appId, String secret) {
    if (appId.isEmpty()) {
      return 41002;
    }
    if (secret.isEmpty()) {
      return 41004;
    }
    if (!SECRETS.containsKey(appId)) {
      return 40013;
    }
    return SECRETS.get(appId).equals(secret) ? 0 : 40125;
  }

  /** Whether somebody has opened the mini program within two hours. */
  boolean wasHereLately(String openid) {
    var last = latest.get(openid);
    return last != null && clock.instant().isBefore(last.plus(LATELY));
  }

  /** Ignores an access_token in the query, as WeChat does. */
  Answer session(Call call) {
    var appId = call.parameter("appid");
    var use = use(call, call.parameter("js_code"));
    if (use.errcode() != 0) {
      return WeChatError.answer(use.errcode());
    }
    if (use.kind() != WeChatCodes.Kind.LOGIN) {
      return WeChatError.answer(40029);
    }
    latest.put(use.person().openid(appId), clock.instant());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("session_key", "c2ltdWxhdGVkLXNlc3Npb24ta2V5");
    identify(answer, use.person(), appId);
    return Answer.json(answer);
  }

  Answer oauth(Call call) {
    var appId = call.parameter("appid");
    var use = use(call, call.parameter("code"));
    if (use.errcode() != 0) {
      return WeChatError.answer(use.errcode());
    }
    if (use.kind() == WeChatCodes.Kind.PHONE) {
      return WeChatError.answer(40029);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", "SIM_USER_" + use.person().key());
    answer.put("expires_in", 7200);
    answer.put("refresh_token", "SIM_REFRESH_" + use.person().key());
    boolean silent = use.kind() == WeChatCodes.Kind.BASE;
    answer.put("scope", silent ? "snsapi_base" : "snsapi_userinfo");
    identify(answer, use.person(), appId);
    if (silent) {
      answer.remove("unionid");
    }
    if (use.kind() == WeChatCodes.Kind.SNAPSHOT) {
      identify(answer, Person.of("nobody"), appId);
      answer.put("is_snapshotuser", 1);
    }
    return Answer.json(answer);
  }

  /**
   * A used phone code is answered 40029 as well. The country code of foreign numbers comes as a
   * number, as seen live.
   */
  Answer phone(Call call) {
    var use = codes.use(call.json().path("code").asString(""));
    if (use.errcode() != 0 || use.kind() != WeChatCodes.Kind.PHONE) {
      return WeChatError.answer(40029);
    }
    var person = use.person();
    var chinese = person.countryCode().equals("86");
    var info = new LinkedHashMap<String, Object>();
    info.put("phoneNumber", chinese ? person.phone() : "+" + person.countryCode() + person.phone());
    info.put("purePhoneNumber", person.phone());
    info.put("countryCode", chinese ? "86" : (Object) Integer.valueOf(person.countryCode()));
    info.put(
        "watermark",
        Map.of(
            "timestamp", clock.instant().getEpochSecond(), "appid", WeChatSimulator.MINI_PROGRAM));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("phone_info", info);
    return Answer.json(answer);
  }

  private WeChatCodes.Use use(Call call, String code) {
    var errcode = errcodeOfApp(call.parameter("appid"), call.parameter("secret"));
    if (errcode == 0 && code.isEmpty()) {
      errcode = 41008;
    }
    return errcode == 0 ? codes.use(code) : new WeChatCodes.Use(null, null, errcode);
  }

  private void identify(Map<String, Object> answer, Person person, String appId) {
    answer.put("openid", person.openid(appId));
    if (unionids) {
      answer.put("unionid", person.unionid());
    }
  }
}
