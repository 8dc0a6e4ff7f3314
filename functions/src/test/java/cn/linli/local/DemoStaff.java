package cn.linli.local;

import cn.linli.shared.http.Json;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import java.util.List;
import java.util.Map;

/**
 * Which of the simulators' people works where: liu runs the platform, zhao and he another
 * community.
 */
final class DemoStaff {
  private static final String HOME = "heping-li";

  private DemoStaff() {}

  /** Their roles, as a seed document. */
  static byte[] roles() {
    var roles =
        List.of(
            grant("liu", "platform", "platform"),
            grant("zhou", HOME, "operator"),
            grant("chen", HOME, "committee"),
            grant("qian", HOME, "finance"),
            grant("lin", HOME, "legal"),
            grant("tang", HOME, "panel"),
            grant("xuan", HOME, "correspondent"),
            grant("jie", HOME, "street"),
            grant("zhao", "xingfu-li", "operator"),
            grant("he", "xingfu-li", "committee"),
            grant("wen", "xingfu-li", "correspondent"));
    return Json.bytes(Map.of("roles", roles));
  }

  private static Map<String, Object> grant(String key, String community, String role) {
    var app = WeChatSimulator.MINI_PROGRAM;
    var person = Person.of(key);
    var account =
        Map.of(
            "channel",
            "mini-program",
            "appId",
            app,
            "openid",
            person.openid(app),
            "unionid",
            person.unionid());
    return Map.of("account", account, "community", community, "role", role);
  }
}
