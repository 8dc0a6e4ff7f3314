package cn.linli.merchant;

import java.util.Arrays;
import java.util.Optional;

/** A photograph of a document, in a form that the payment provider takes. */
public final class Picture {
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final Kind kind;
  private final byte[] bytes;

  /** What it is, told by its first bytes. */
  public enum Kind {
    JPG(0xFF, 0xD8, 0xFF),
    PNG(0x89, 'P', 'N', 'G'),
    BMP('B', 'M');

    private final byte[] start;

    Kind(int... start) {
      this.start = new byte[start.length];
      for (int at = 0; at < start.length; at++) {
        this.start[at] = (byte) start[at];
      }
    }
  }

  private Picture(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  /** Empty when it is none of these, or larger than 2 MB. */
  public static Optional<Picture> of(byte[] bytes) {
    return Arrays.stream(Kind.values())
        .filter(kind -> bytes.length <= MOST_BYTES && startsWith(bytes, kind.start))
        .map(kind -> new Picture(kind, bytes.clone()))
        .findFirst();
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** All of it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Without what is to be seen. */
  @Override
  public String toString() {
    return kind + " of " + bytes.length + " bytes";
  }
}
