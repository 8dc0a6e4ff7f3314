package cn.linli.local;

import cn.linli.shared.Settings;
import cn.linli.sim.FileStoreSimulator;
import java.util.HashMap;
import java.util.Map;

/** What the functions are told of where they run, as the template tells it in the cloud. */
final class LocalSettings {
  private LocalSettings() {}

  /** With the addresses of the simulators. */
  static Settings with(Map<String, String> addresses) {
    var settings = new HashMap<>(addresses);
    settings.put("TABLE_PREFIX", Database.PREFIX);
    settings.put("STAGE", "local");
    settings.put("EVENT_BUS_NAME", "local");
    settings.put("DATA_KEY_ID", "data");
    settings.put("LOOKUP_KEY_ID", "lookup");
    settings.put("SESSION_KEY_IDS", "session-a,session-b");
    settings.put("PASS_KEY_IDS", "pass");
    settings.put("WECHAT_SECRET_ID", "wechat");
    settings.put("WEB_ORIGIN", "https://h5.linli.example");
    settings.put("WEB_PAGES", "/login,/me");
    settings.put("REALNAME_SECRET_ID", "realname");
    settings.put("TTLOCK_SECRET_ID", "ttlock");
    settings.put("WECHATPAY_SECRET_ID", "wechatpay");
    settings.put("BUSINESS_RECORDS_SECRET_ID", "business-records");
    settings.put("POSTS_URL", "https://posts.example");
    settings.put("AWS_REGION", FileStoreSimulator.REGION);
    return new Settings(Map.copyOf(settings));
  }
}
