package cn.linli.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/** WeChat's errors: HTTP 200 with an errcode and a text that nobody should rely on. */
final class WeChatError {
  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(-1, "system error"),
          Map.entry(0, "ok"),
          Map.entry(40001, "invalid credential, access_token is invalid or not latest"),
          Map.entry(40003, "invalid openid"),
          Map.entry(40005, "invalid file type"),
          Map.entry(40007, "invalid media_id"),
          Map.entry(40009, "invalid image size"),
          Map.entry(40013, "invalid appid"),
          Map.entry(40029, "invalid code"),
          Map.entry(40037, "invalid template_id"),
          Map.entry(40097, "invalid args"),
          Map.entry(40125, "invalid appsecret"),
          Map.entry(40129, "invalid scene"),
          Map.entry(40163, "code been used"),
          Map.entry(40169, "invalid length for scene, or the data is not json string"),
          Map.entry(40226, "code blocked"),
          Map.entry(41001, "access_token missing"),
          Map.entry(41002, "appid missing"),
          Map.entry(41004, "appsecret missing"),
          Map.entry(41008, "missing code"),
          Map.entry(41030, "invalid page"),
          Map.entry(42001, "access_token expired"),
          Map.entry(43004, "require subscribe"),
          Map.entry(45015, "response out of time limit or subscription is canceled"),
          Map.entry(46003, "menu no exist"),
          Map.entry(43101, "user refuse to accept the msg"),
          Map.entry(44002, "empty content"),
          Map.entry(45009, "reach max api daily quota limit"),
          Map.entry(45011, "api minute-quota reach limit, must slower, retry next minute"),
          Map.entry(45003, "title size out of limit"),
          Map.entry(45166, "invalid content"),
          Map.entry(48001, "api unauthorized"),
          Map.entry(47001, "data format error"),
          Map.entry(47003, "argument invalid"),
          Map.entry(61010, "code is expired"),
          Map.entry(10060001, "支付单不存在"),
          Map.entry(10060003, "支付单已使用重新发货机会"),
          Map.entry(10060004, "支付单处于不可发货的状态"),
          Map.entry(10060023, "发货信息未更新"),
          Map.entry(10060031, "该笔支付单不属于 openid 所指定的用户"));

  private WeChatError() {}

  static Answer answer(int errcode) {
    var body = new LinkedHashMap<String, Object>();
    body.put("errcode", errcode);
    body.put("errmsg", TEXTS.getOrDefault(errcode, "error") + ", rid: 00000000-51a1-0000");
    return Answer.json(body);
  }
}
