package cn.linli.files;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A type of file, known by its name and by the bytes that it begins with. */
enum FileType {
  JPEG("image/jpeg", "jpg", head -> head.startsWith("\u00ff\u00d8\u00ff")),
  PNG("image/png", "png", head -> head.startsWith("\u0089PNG\r\n\u001a\n")),
  WEBP("image/webp", "webp", head -> head.startsWith("RIFF") && head.startsWith("WEBP", 8)),
  PDF("application/pdf", "pdf", head -> head.startsWith("%PDF-")),
  MP4("video/mp4", "mp4", head -> head.startsWith("ftyp", 4));

  static final Set<FileType> PICTURES = Collections.unmodifiableSet(EnumSet.of(JPEG, PNG, WEBP));
  static final Set<FileType> PAPERS = Collections.unmodifiableSet(EnumSet.of(JPEG, PNG, WEBP, PDF));

  private final String mediaType;
  private final String extension;
  private final Predicate<String> begins;

  FileType(String mediaType, String extension, Predicate<String> begins) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.begins = begins;
  }

  String extension() {
    return extension;
  }

  /**
   * Whether a file that begins so may be one.
   *
   * @param head its first bytes, a character each
   */
  boolean begins(String head) {
    return begins.test(head);
  }

  /** The type of this name; throws {@link IllegalArgumentException}. */
  static FileType of(String mediaType) {
    return Stream.of(values())
        .filter(type -> type.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a type of file we take"));
  }

  /** Its name in the contract, and to the store. */
  @Override
  public String toString() {
    return mediaType;
  }
}
