package cn.linli.adapter.wechatpay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream whose end fails unless all that was read has the SHA-1 that was announced. */
final class CheckedText extends FilterInputStream {
  private final MessageDigest digest;
  private final String sha1;

  CheckedText(InputStream text, String sha1) {
    this(text, sha1, digest());
  }

  private CheckedText(InputStream text, String sha1, MessageDigest digest) {
    super(new DigestInputStream(text, digest));
    this.digest = digest;
    this.sha1 = sha1;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return checked(super.read(bytes, from, length));
  }

  /** Skipped bytes would be missing in the hash. */
  @Override
  public long skip(long length) throws IOException {
    throw new IOException("a bill is read from its first byte to its last");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int checked(int read) throws IOException {
    if (read < 0) {
      var found = HexFormat.of().formatHex(((MessageDigest) clone(digest)).digest());
      if (!found.equalsIgnoreCase(sha1)) {
        throw new IOException("the bill is not the one that was announced");
      }
    }
    return read;
  }

  /** The end may be read more than once. */
  private static Object clone(MessageDigest digest) {
    try {
      return digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** WeChat Pay's choice; it guards against accidents, TLS against people. */
  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
