package cn.linli.sim;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * Codes that open a page of the mini program (小程序码): a picture that is the same for the same page
 * and scene, and that no camera reads.
 */
final class WeChatCards {
  private static final int SQUARES = 20;
  private static final int WHITE = 0xFFFFFF;

  /** Every page of this form is published unless somebody says otherwise. */
  private static final String PAGE = "pages/[a-zA-Z0-9-]+/[a-zA-Z0-9-]+";

  private static final String SCENE = "[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}";
  private static final Set<String> VERSIONS = Set.of("release", "trial", "develop");

  private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

  void unpublish(String page) {
    unpublished.add(page);
  }

  Answer draw(Call call) {
    var json = call.json();
    var page = json.path("page").asString("");
    var scene = json.path("scene").asString("");
    var width = json.path("width").asInt(430);
    if (!scene.matches(SCENE)) {
      return WeChatError.answer(40169);
    }
    if (!VERSIONS.contains(json.path("env_version").asString("release"))) {
      return WeChatError.answer(40097);
    }
    if (width < 280 || width > 1280) {
      return WeChatError.answer(47001);
    }
    if (json.path("check_path").asBoolean(true)
        && (!page.matches(PAGE) || unpublished.contains(page))) {
      return WeChatError.answer(41030);
    }
    return new Answer(200, "image/jpeg", jpeg(page + "?" + scene, width), Map.of());
  }

  private static byte[] jpeg(String text, int width) {
    var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
    var random = new Random(text.hashCode());
    var squares = random.ints((long) SQUARES * SQUARES, 0, 2).toArray();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < width; y++) {
        var square = squares[y * SQUARES / width * SQUARES + x * SQUARES / width];
        image.setRGB(x, y, square * WHITE);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
