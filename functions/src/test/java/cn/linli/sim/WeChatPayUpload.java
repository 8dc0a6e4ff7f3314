package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * A file in a form of parts (multipart/form-data): its description, which is signed, and itself.
 */
final class WeChatPayUpload {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]+)\"");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]+)\"");

  private String meta = "";
  private String fileName = "";
  private byte[] bytes = new byte[0];

  private WeChatPayUpload() {}

  static boolean isOne(Call call) {
    return call.header("content-type").startsWith("multipart/form-data");
  }

  static WeChatPayUpload read(Call call) {
    var boundary = BOUNDARY.matcher(call.header("content-type"));
    require(boundary.find(), "PARAM_ERROR", "缺少boundary");
    var upload = new WeChatPayUpload();
    for (var part : call.body().split("--" + Pattern.quote(boundary.group(1)), -1)) {
      var head = part.indexOf("\r\n\r\n");
      var name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
      if (name.find()) {
        upload.take(name.group(1), part.substring(0, head), content(part, head));
      }
    }
    return upload;
  }

  private static String content(String part, int head) {
    return part.substring(head + 4, part.length() - 2);
  }

  private void take(String name, String headers, String content) {
    if (name.equals("meta")) {
      meta = content;
    }
    var file = FILE.matcher(headers);
    if (name.equals("file") && file.find()) {
      fileName = file.group(1);
      bytes = content.getBytes(ISO_8859_1);
    }
  }

  String meta() {
    return meta;
  }

  String fileName() {
    return fileName;
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
