package cn.linli.sim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A push to the Official Account's server as WeChat sends it in safe mode: signed in the address,
 * sealed in the body, XML inside and out.
 */
public record WeChatAccountPush(Map<String, String> query, String body) {
  /**
   * Seals and signs a message.
   *
   * @param random sixteen bytes
   */
  public static WeChatAccountPush of(
      Map<String, String> secret, String message, String openid, String random, Instant at) {
    var nonce = Integer.toString(Math.floorMod(random.hashCode(), 1_000_000_000));
    return of(secret, message, openid, random, nonce, at);
  }

  /** The same with a nonce. */
  public static WeChatAccountPush of(
      Map<String, String> secret,
      String message,
      String openid,
      String random,
      String nonce,
      Instant at) {
    // Of several the first is what the console has now.
    var token = secret.get("officialAccountToken").split(",", 2)[0];
    var key = secret.get("officialAccountAesKey").split(",", 2)[0];
    var sealed = WeChatSeal.seal(key, secret.get("officialAccountAppId"), message, random);
    var time = Long.toString(at.getEpochSecond());
    var query = new LinkedHashMap<String, String>();
    query.put("signature", WeChatSeal.sha1(token, time, nonce));
    query.put("timestamp", time);
    query.put("nonce", nonce);
    query.put("openid", openid);
    query.put("encrypt_type", "aes");
    query.put("msg_signature", WeChatSeal.sha1(token, time, nonce, sealed));
    var body =
        "<xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
            .formatted(secret.get("officialAccountUserName"), sealed);
    return new WeChatAccountPush(query, body);
  }

  /** What asks a server whether it is ours, when somebody enters its address in the console. */
  public static Map<String, String> greeting(Map<String, String> secret, String echo, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    var token = secret.get("officialAccountToken").split(",", 2)[0];
    var query = new LinkedHashMap<String, String>();
    query.put("signature", WeChatSeal.sha1(token, time, "1514711492"));
    query.put("timestamp", time);
    query.put("nonce", "1514711492");
    query.put("echostr", echo);
    return query;
  }

  /** What is answered, as the follower sees it; throws where WeChat would not take it. */
  public static String opened(Map<String, String> secret, String answer) {
    var sealed = within(answer, "Encrypt");
    var token = secret.get("officialAccountToken").split(",", 2)[0];
    var key = secret.get("officialAccountAesKey").split(",", 2)[0];
    var signature =
        WeChatSeal.sha1(token, between(answer, "TimeStamp"), within(answer, "Nonce"), sealed);
    if (!signature.equals(within(answer, "MsgSignature"))) {
      throw new IllegalArgumentException("not signed");
    }
    return WeChatSeal.open(key, secret.get("officialAccountAppId"), sealed);
  }

  static String within(String xml, String name) {
    var start = "<" + name + "><![CDATA[";
    int from = xml.indexOf(start);
    if (from < 0) {
      throw new IllegalArgumentException("no " + name);
    }
    return xml.substring(from + start.length(), xml.indexOf("]]>", from));
  }

  private static String between(String xml, String name) {
    int from = xml.indexOf("<" + name + ">") + name.length() + 2;
    return xml.substring(from, xml.indexOf("</", from));
  }

  /** The parameters as they stand in an address. */
  public String text() {
    return text(query);
  }

  /** The same of others. */
  public static String text(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The same with another parameter. */
  public WeChatAccountPush with(String parameter, String value) {
    var other = new LinkedHashMap<>(query);
    other.put(parameter, value);
    return new WeChatAccountPush(other, body);
  }

  /** The same without one. */
  public WeChatAccountPush without(String parameter) {
    var other = new LinkedHashMap<>(query);
    other.remove(parameter);
    return new WeChatAccountPush(other, body);
  }
}
