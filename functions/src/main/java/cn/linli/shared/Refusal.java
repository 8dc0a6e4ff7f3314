package cn.linli.shared;

import java.util.List;

/**
 * The one exception that means no. It carries no stack trace: a refusal is an answer, not an
 * accident.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final String detail;
  private final transient List<Fault> faults;

  Refusal(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  /** A refusal of input that lists every fault. */
  public Refusal(ErrorCode code, String detail, List<Fault> faults) {
    super(code.answer().code(), null, false, false);
    this.code = code;
    this.detail = detail;
    this.faults = List.copyOf(faults);
  }

  /** Which no. */
  public ErrorCode code() {
    return code;
  }

  /** More about this case, or null. */
  public String detail() {
    return detail;
  }

  /** Each fault of the input; empty unless the input was at fault. */
  public List<Fault> faults() {
    return faults;
  }
}
