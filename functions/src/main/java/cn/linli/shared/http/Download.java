package cn.linli.shared.http;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A file as the answer of an operation.
 *
 * @param contentType as the contract lists it, with its charset where it is text
 * @param fileName letters, digits, dots and dashes: it stands in a header
 * @param base64 its bytes, as they travel through API Gateway
 */
public record Download(String contentType, String fileName, String base64) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]+");

  public Download {
    if (!PLAIN.matcher(fileName).matches()) {
      throw new IllegalArgumentException("not a plain file name: " + fileName);
    }
  }

  /** A file of these bytes. */
  public static Download of(String contentType, String fileName, byte[] bytes) {
    return new Download(contentType, fileName, Base64.getEncoder().encodeToString(bytes));
  }
}
