package cn.linli.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * One fault of the input: where (a JSON pointer into the body, or a parameter of the address) and
 * what.
 *
 * @param pointer RFC 6901, or null
 * @param parameter name of a path or query parameter, or null
 * @param detail what is wrong, without repeating the value
 */
public record Fault(String pointer, String parameter, String detail) {
  /** A fault in the body. */
  public static Fault at(String pointer, String detail) {
    return new Fault(pointer, null, detail);
  }

  /** A fault in the address. */
  public static Fault in(String parameter, String detail) {
    return new Fault(null, parameter, detail);
  }

  /** Collects the faults of a command so that the client hears of all of them at once. */
  public static Checks checks() {
    return new Checks();
  }

  /** See {@link Fault#checks()}. */
  public static final class Checks {
    private final List<Fault> faults = new ArrayList<>();

    private Checks() {}

    /** Notes a fault unless it holds. */
    public Checks that(boolean holds, String pointer, String detail) {
      if (!holds) {
        faults.add(at(pointer, detail));
      }
      return this;
    }

    /** Notes a fault of the address unless it holds. */
    public Checks in(boolean holds, String parameter, String detail) {
      if (!holds) {
        faults.add(Fault.in(parameter, detail));
      }
      return this;
    }

    /** Refuses if anything was noted. */
    public void orRefuse() {
      if (!faults.isEmpty()) {
        throw new Refusal(ApiError.INVALID, null, faults);
      }
    }
  }
}
