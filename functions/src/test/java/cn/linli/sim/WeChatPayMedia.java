package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Pictures that were uploaded. The same one again gets another id. */
final class WeChatPayMedia {
  private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(jpg|png|bmp)");
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final WeChatPayNumbers numbers;
  private final Map<String, String> hashes = new HashMap<>();

  WeChatPayMedia(WeChatPayNumbers numbers) {
    this.numbers = numbers;
  }

  Map<String, ?> upload(WeChatPayUpload upload) {
    var meta = JsonMapper.shared().readTree(upload.meta());
    var hash = sha256(upload.bytes());
    require(
        PICTURE.matcher(upload.fileName()).matches()
            && meta.path("filename").asString("").equals(upload.fileName()),
        "PARAM_ERROR",
        "图片名称不正确");
    require(upload.bytes().length <= MOST_BYTES, "PARAM_ERROR", "图片大小超过2M");
    require(meta.path("sha256").asString("").equals(hash), "PARAM_ERROR", "图片sha256不正确");
    var id = "simulated-media-" + numbers.next("");
    hashes.put(id, hash);
    return Map.of("media_id", id);
  }

  /** What was uploaded under the id. */
  String hash(String id) {
    require(hashes.containsKey(id), "PARAM_ERROR", "无效的MediaID");
    return hashes.get(id);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
