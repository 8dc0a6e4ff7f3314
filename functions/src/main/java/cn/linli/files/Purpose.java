package cn.linli.files;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a file is for. */
public enum Purpose {
  /** Licences, permits and the like. */
  PAPER(10, FileType.PAPERS, true),
  /** What a product looks like. */
  PRODUCT_PICTURE(5, FileType.PICTURES, true),
  /** What an activity looks like. */
  ACTIVITY_PICTURE(5, FileType.PICTURES, true),
  /** What somebody complains about. */
  EVIDENCE(10, FileType.PAPERS, false),
  /** What somebody hands in to a contest. */
  CONTEST_PICTURE(10, FileType.PICTURES, false),
  /** What a post shows: no more than our Official Account takes. */
  POST_PICTURE(1, EnumSet.of(FileType.JPEG, FileType.PNG), true),
  /** What a post plays. */
  POST_VIDEO(100, EnumSet.of(FileType.MP4), true),
  /** What somebody reports, for them and those who handle it. */
  TICKET_PICTURE(10, FileType.PICTURES, false),
  /** What a merchant has or wants. */
  OFFER_PICTURE(5, FileType.PICTURES, false);

  private final int mostMegabytes;
  private final Set<FileType> types;
  private final boolean outlivesItsOwner;

  Purpose(int mostMegabytes, Set<FileType> types, boolean outlivesItsOwner) {
    this.mostMegabytes = mostMegabytes;
    this.types = types;
    this.outlivesItsOwner = outlivesItsOwner;
  }

  int mostBytes() {
    return mostMegabytes * 1024 * 1024;
  }

  /** Whether a matter keeps it that rests on it, when whoever brought it was erased. */
  boolean outlivesItsOwner() {
    return outlivesItsOwner;
  }

  boolean takes(FileType type) {
    return types.contains(type);
  }

  /** The purpose spelled so; throws {@link IllegalArgumentException}. */
  static Purpose of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
