package cn.linli.sim;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * Time itself: {@code GET /clock} tells the seconds since 1970, {@code POST /clock
 * {"ahead":"PT22H"}} lets so much of it pass, in steps in which everything due is done.
 */
public final class ClockSimulator implements AutoCloseable {
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final ShiftedClock clock;
  private final Runnable afterStep;
  private final Loopback server;

  /**
   * On any free port where it is 0.
   *
   * @param afterStep does what became due
   */
  public ClockSimulator(ShiftedClock clock, int port, Runnable afterStep) {
    this.clock = clock;
    this.afterStep = afterStep;
    this.server = new Loopback(port, this::answer, code -> Answer.text(500, code));
    server.start();
  }

  /** Where it listens. */
  public String baseUrl() {
    return server.baseUrl();
  }

  private synchronized Answer answer(Call call) {
    if (!call.path().equals("/clock")) {
      return Answer.text(404, "no such path\n");
    }
    if (call.method().equals("POST")) {
      try {
        var ahead = Duration.parse(call.json().path("ahead").asString(""));
        if (ahead.isNegative() || ahead.compareTo(LONGEST) > 0) {
          return Answer.text(400, "ahead is from PT0S to P31D\n");
        }
        passes(ahead);
      } catch (DateTimeParseException notTime) {
        return Answer.text(400, "ahead is a time as PT22H\n");
      }
    }
    return Answer.text(200, clock.instant().getEpochSecond() + "\n");
  }

  private void passes(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(STEP)) {
      clock.advance(left.compareTo(STEP) < 0 ? left : STEP);
      afterStep.run();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
