package cn.linli.figures;

import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a subject, as far as it counts or is shown; nothing of it is personal. */
sealed interface Matter {
  /** All there are, by the names that they are stored with. */
  Map<String, Class<? extends Matter>> TYPES =
      Stream.<Class<? extends Matter>>of(
              Use.class,
              Programme.class,
              Held.class,
              Attended.class,
              Helped.class,
              Sold.class,
              PaidBack.class,
              Collected.class,
              Posted.class,
              Reported.class,
              Solved.class,
              Scored.class,
              Answered.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  static Matter read(String type, String json) {
    return Json.read(json, TYPES.get(type));
  }

  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * A reservation.
   *
   * @param activity that it is kept for, or null
   * @param attendance or null
   */
  record Use(
      String zone,
      Instant start,
      Instant end,
      int people,
      String purpose,
      String activity,
      String state,
      String attendance)
      implements Matter {
    boolean isConfirmed() {
      return state.equals("confirmed");
    }

    /** Whether the zone is nobody else's in this time. */
    boolean isTaken() {
      return isConfirmed() || state.equals("awaiting-payment");
    }
  }

  /**
   * An activity that everybody may see.
   *
   * @param title or null, where it was not told
   */
  record Programme(String activity, String title, String kind, boolean isOn, List<Meeting> meetings)
      implements Matter {}

  /**
   * A session to come or that was.
   *
   * @param zones that it takes, or null
   */
  record Meeting(Instant start, Instant end, List<String> zones) {}

  /** A session that took place. */
  record Held(String kind, Instant start, boolean isOccasion) implements Matter {}

  /** Somebody came to a session. */
  record Attended(Instant at) implements Matter {}

  /** A volunteer's part in a shift. */
  record Helped(Instant from, String state, int minutes) implements Matter {}

  /**
   * Somebody paid.
   *
   * @param what the kind of thing: {@code order}, {@code sign-up}
   */
  record Sold(String what, Instant at, long fen) implements Matter {}

  /** Money went back. */
  record PaidBack(String what, Instant at, long fen) implements Matter {}

  /** An order of a group buy was handed out. */
  record Collected(Instant at) implements Matter {}

  /**
   * An entry of the books.
   *
   * @param debits fen by kind of account
   * @param credits the same
   */
  record Posted(Instant at, Map<String, Long> debits, Map<String, Long> credits)
      implements Matter {}

  /** Somebody reported a matter. */
  record Reported(Instant at) implements Matter {}

  /**
   * What was reported is solved, or is not after all.
   *
   * @param at when it was last answered
   * @param category what it is about
   * @param desk the role at whose desk it was answered
   * @param answered whether there is an answer, solved or not; null in facts of before, which are
   *     answered where they are solved
   */
  record Solved(Instant at, String category, String desk, boolean isSolved, Boolean answered)
      implements Matter {
    /** A consultation is one whatever the answer is. */
    boolean isConsultation() {
      return desk.equals("legal") && (answered == null ? isSolved : answered);
    }
  }

  /**
   * Whoever reported something says how well it was answered.
   *
   * @param score from 1 to 5, or 0 where the answer does not stand any more
   */
  record Scored(Instant at, int score) implements Matter {}

  /** An offer was on the board for everybody. */
  record Answered(Instant at) implements Matter {}
}
