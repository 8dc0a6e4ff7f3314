package cn.linli.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The Official Account did not do what we asked, or we do not know. */
public final class OfficialFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  public enum Kind {
    /** Try again. */
    LATER,
    /** The account may not do this at all: somebody copies the post by hand. */
    NOT_ALLOWED,
    /** The account did too much of it today. */
    QUOTA,
    /** This article never. */
    REFUSED,
    /** WeChat takes it for somebody else's (原创声明). */
    NOT_ORIGINAL,
    /** WeChat's review has not let it pass. */
    NOT_PASSED,
    /** It was published, and WeChat, or somebody in the console, has taken it down. */
    TAKEN_DOWN;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;

  /** With a reason that is no personal data. */
  public OfficialFailure(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}
