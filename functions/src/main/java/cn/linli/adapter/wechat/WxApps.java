package cn.linli.adapter.wechat;

import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;

/**
 * Our two apps at WeChat and their secrets.
 *
 * @param miniProgram 小程序
 * @param officialAccount 公众号
 */
record WxApps(App miniProgram, App officialAccount) {

  /**
   * One app.
   *
   * @param id WeChat's name for it
   * @param secret what proves that we are it
   */
  record App(String id, String secret) {
    @Override
    public String toString() {
      return id;
    }
  }

  static WxApps read(Settings settings, Secrets secrets) {
    var values =
        secrets.read(
            settings.get("WECHAT_SECRET_ID"),
            "miniProgramAppId",
            "miniProgramSecret",
            "officialAccountAppId",
            "officialAccountSecret");
    return new WxApps(
        new App(values.get("miniProgramAppId"), values.get("miniProgramSecret")),
        new App(values.get("officialAccountAppId"), values.get("officialAccountSecret")));
  }
}
