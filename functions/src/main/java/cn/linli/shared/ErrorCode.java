package cn.linli.shared;

/**
 * One way to say no, stable for clients and listed in {@code contracts/problems.yaml}. Each context
 * has an enum of them whose constants stand in order of precedence.
 */
public interface ErrorCode {
  /** What clients branch on, for example {@code venue.slot-taken}. */
  String code();

  /** The HTTP status. */
  int status();

  /** One sentence for people; never personal data. */
  String title();

  /** Whether the same request may succeed later without anybody changing anything. */
  boolean retryable();

  /** The exception that says so. */
  default Refusal refusal() {
    return new Refusal(this, null);
  }

  /** The exception that says so about one case; the detail reaches the client. */
  default Refusal refusal(String detail) {
    return new Refusal(this, detail);
  }
}
