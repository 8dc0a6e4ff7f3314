package cn.linli.activity;

import cn.linli.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How people sign up.
 *
 * @param opensAt from when
 * @param closesAt until when
 * @param early who may come before the others, or null
 * @param heldBack who has to wait longer than the others, or null
 * @param mostTogether how many people may be signed up together
 * @param waitingList or null where nobody may wait
 * @param cancelling what comes back until when; what is not said is nothing
 * @param transferable whether a place may be handed on
 */
public record SignUpRules(
    Instant opensAt,
    Instant closesAt,
    Early early,
    HeldBack heldBack,
    Integer mostTogether,
    WaitingList waitingList,
    List<CancelStep> cancelling,
    Boolean transferable) {
  private static final int ALL_OF_IT = 100;

  public SignUpRules {
    mostTogether = mostTogether == null ? 1 : mostTogether;
    transferable = transferable != null && transferable;
    cancelling = cancelling == null ? List.of() : List.copyOf(cancelling);
  }

  boolean isCancellingInOrder() {
    for (int i = 1; i < cancelling.size(); i++) {
      if (cancelling.get(i).minutesBefore() >= cancelling.get(i - 1).minutesBefore()
          || cancelling.get(i).percent() >= cancelling.get(i - 1).percent()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether those who signed up by other rules lose nothing by these: as much comes back, as many
   * may wait, and a place may be handed on as before.
   */
  boolean keeps(SignUpRules before) {
    boolean givesBackAsMuch =
        before.cancelling.stream()
            .allMatch(step -> percentBack(step.minutesBefore) >= step.percent);
    boolean keepsTheLine =
        before.waitingList == null
            || (waitingList != null && waitingList.most >= before.waitingList.most);
    return givesBackAsMuch && keepsTheLine && (transferable || !before.transferable);
  }

  private int percentBack(int minutesBefore) {
    return cancelling.stream()
        .filter(step -> minutesBefore >= step.minutesBefore)
        .mapToInt(CancelStep::percent)
        .findFirst()
        .orElse(0);
  }

  /** How much of the price comes back, in percent, when somebody cancels at a time. */
  public int percentBack(Instant now, Instant start) {
    return cancelling.stream()
        .filter(step -> !now.isAfter(start.minus(Duration.ofMinutes(step.minutesBefore()))))
        .mapToInt(CancelStep::percent)
        .findFirst()
        .orElse(0);
  }

  /** The share of an amount that comes back; parts of a fen are the payer's. */
  public static long back(long fen, int percent) {
    return Math.ceilDiv(Math.multiplyExact(fen, percent), ALL_OF_IT);
  }

  /**
   * Who may sign up before the others.
   *
   * @param roles whoever has one of them
   * @param volunteers whether whoever is registered as a volunteer
   */
  public record Early(List<Role> roles, Boolean volunteers, int minutes) {
    public Early {
      roles = roles == null ? List.of() : List.copyOf(roles);
      volunteers = volunteers != null && volunteers;
    }

    boolean isForSomebody() {
      return volunteers || !roles.isEmpty();
    }
  }

  /** Who has missed so many activities within a year signs up so much later. */
  public record HeldBack(int noShows, int minutes) {}

  /**
   * A waiting list.
   *
   * @param most how many may wait
   * @param offerMinutes how long a place is kept for whom it is offered to
   */
  public record WaitingList(int most, int offerMinutes) {}

  /** What comes back of the price when somebody cancels so long before the start. */
  public record CancelStep(int minutesBefore, int percent) {}
}
