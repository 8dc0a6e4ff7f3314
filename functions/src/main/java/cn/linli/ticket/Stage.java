package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import java.time.Instant;

/** How a ticket stands. Each state holds what exists in it. */
sealed interface Stage {
  /** The desk it waits at, or came from. */
  Role desk();

  /** Its spelling in the contract. */
  default String spelling() {
    return switch (this) {
      case Waiting waiting -> "waiting";
      case Working working -> "working";
      case Asked asked -> "asked";
      case Answered answered -> "answered";
      case Closed closed -> "closed";
    };
  }

  /** Who handles it, or did; null for nobody yet. */
  default PersonId handlerOrNull() {
    return switch (this) {
      case Waiting waiting -> null;
      case Working working -> working.handler();
      case Asked asked -> asked.handler();
      case Answered answered -> answered.handler();
      case Closed closed -> closed.handler();
    };
  }

  /** Whether an answer is owed. */
  default boolean isOpen() {
    return switch (this) {
      case Waiting waiting -> true;
      case Working working -> true;
      case Asked asked -> true;
      case Answered answered -> false;
      case Closed closed -> false;
    };
  }

  /** Nobody has taken it up. */
  record Waiting(Role desk) implements Stage {}

  /** Somebody handles it. */
  record Working(Role desk, PersonId handler) implements Stage {}

  /**
   * The reporter has to say something; the time stands still.
   *
   * @param until when the time goes on without a reply
   */
  record Asked(Role desk, PersonId handler, Instant since, Instant until) implements Stage {
    Working replied() {
      return new Working(desk, handler);
    }
  }

  /**
   * There is an answer.
   *
   * @param until when the reporter may rate it or send it back
   */
  record Answered(Role desk, PersonId handler, Instant until) implements Stage {}

  /**
   * It is over.
   *
   * @param handler null where nobody had taken it up
   */
  record Closed(Role desk, PersonId handler, Ending ending, Instant at) implements Stage {}
}
