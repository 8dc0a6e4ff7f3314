package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message to a mini program's server as WeChat sends it in safe mode: signed in the address,
 * sealed in the body.
 */
public record WeChatPush(Map<String, String> query, String body) {
  /**
   * Seals and signs a message.
   *
   * @param random sixteen bytes
   */
  public static WeChatPush of(
      Map<String, String> secret, String message, String openid, String random, Instant at) {
    var sealed =
        WeChatSeal.seal(
            secret.get("miniProgramAesKey"), secret.get("miniProgramAppId"), message, random);
    var token = secret.get("miniProgramToken");
    var time = Long.toString(at.getEpochSecond());
    var nonce = Integer.toString(Math.floorMod(random.hashCode(), 1_000_000_000));
    var query = new LinkedHashMap<String, String>();
    query.put("signature", WeChatSeal.sha1(token, time, nonce));
    query.put("timestamp", time);
    query.put("nonce", nonce);
    query.put("openid", openid);
    query.put("encrypt_type", "aes");
    query.put("msg_signature", WeChatSeal.sha1(token, time, nonce, sealed));
    var envelope = new LinkedHashMap<String, String>();
    envelope.put("ToUserName", "gh_simulated0001");
    envelope.put("Encrypt", sealed);
    return new WeChatPush(query, JsonMapper.shared().writeValueAsString(envelope));
  }

  /** What asks a server whether it is ours, when somebody enters its address in the console. */
  public static Map<String, String> greeting(Map<String, String> secret, String echo, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    var query = new LinkedHashMap<String, String>();
    query.put("signature", WeChatSeal.sha1(secret.get("miniProgramToken"), time, "1514711492"));
    query.put("timestamp", time);
    query.put("nonce", "1514711492");
    query.put("echostr", echo);
    return query;
  }

  /** The parameters as they stand in an address. */
  public static String text(Map<String, String> query) {
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The same with another parameter. */
  public WeChatPush with(String parameter, String value) {
    var other = new LinkedHashMap<>(query);
    other.put(parameter, value);
    return new WeChatPush(other, body);
  }

  /** The same without one. */
  public WeChatPush without(String parameter) {
    var other = new LinkedHashMap<>(query);
    other.remove(parameter);
    return new WeChatPush(other, body);
  }
}
