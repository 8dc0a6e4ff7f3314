package cn.linli.shared.http;

import java.util.regex.Pattern;

/**
 * A file as the answer of an operation.
 *
 * @param contentType as the contract lists it, with its charset where it is text
 * @param fileName letters, digits, dots and dashes: it stands in a header
 */
public record Download(String contentType, String fileName, byte[] bytes) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]+");

  public Download {
    if (!PLAIN.matcher(fileName).matches()) {
      throw new IllegalArgumentException("not a plain file name: " + fileName);
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
