package cn.linli.shared;

/**
 * One way to say no, stable for clients and listed in {@code contracts/problems.yaml}. Each context
 * has an enum of them.
 */
public interface ErrorCode {
  /** What the client hears. */
  Answer answer();

  /** The exception that says so. */
  default Refusal refusal() {
    return new Refusal(this, null);
  }

  /** The exception that says so about one case; the detail reaches the client. */
  default Refusal refusal(String detail) {
    return new Refusal(this, detail);
  }

  /**
   * What the client hears.
   *
   * @param code what clients branch on, for example {@code venue.slot-taken}
   * @param status the HTTP status
   * @param retryable whether the same request may succeed later without anybody changing anything
   * @param title one sentence for people; never personal data
   */
  record Answer(String code, int status, boolean retryable, String title) {}
}
