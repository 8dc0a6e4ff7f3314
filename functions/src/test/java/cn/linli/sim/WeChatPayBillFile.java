package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A packed bill on disk, written line by line, and the hash of what is inside the package. */
final class WeChatPayBillFile implements AutoCloseable {
  private final Path file;
  private final MessageDigest digest;
  private final Writer lines;

  WeChatPayBillFile(Path file) {
    this.file = file;
    try {
      digest = MessageDigest.getInstance("SHA-1");
      var packed = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
      lines =
          new BufferedWriter(new OutputStreamWriter(new DigestOutputStream(packed, digest), UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void line(String line) {
    try {
      lines.write(line);
      lines.write("\r\n");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Once it is closed. */
  String sha1() {
    return HexFormat.of().formatHex(digest.digest());
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
