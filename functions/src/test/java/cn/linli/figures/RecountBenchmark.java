package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A hundred thousand events of one community, counted live; then a recount of all of it while more
 * are told, which crashes in between. Exits with an error unless both come to the same.
 */
public final class RecountBenchmark {
  private RecountBenchmark() {}

  /** Runs it with so many events. */
  public static void main(String[] arguments) throws Exception {
    int events = Integer.parseInt(arguments[0]);
    try (var hall = new Hall()) {
      hall.is("2028-06-15", "12:00");
      var told = told(events);
      var live = told.subList(0, events - events / 50);
      var meanwhile = told.subList(live.size(), events);
      long begin = System.nanoTime();
      hall.tellAtOnce(live);
      long counted = System.nanoTime();
      hall.requests.set(0);
      int crashes = recount(hall, meanwhile);
      long recounted = System.nanoTime();
      var after = Tally.of(hall, HERE);
      hall.clock.advance(Duration.ofMinutes(11));
      hall.figures.recount().goOn(HERE);
      var again = hall.recounted(HERE);
      boolean isSame = again.differing().isEmpty() && after.equals(Tally.of(hall, HERE));
      System.out.printf(
          "events %d, facts %d, live %.1f s, recount %.1f s with %d events meanwhile and %d"
              + " crashes, %d requests, equal %s%n",
          events,
          again.facts(),
          (counted - begin) / 1e9,
          (recounted - counted) / 1e9,
          meanwhile.size(),
          crashes,
          hall.requests.get(),
          isSame);
      System.exit(isSame ? 0 : 1);
    }
  }

  private static List<Told> told(int events) {
    var story = new Story(HERE, 7, events, 900);
    var told = new ArrayList<>(story.events.subList(0, events));
    Collections.shuffle(told, new Random(8));
    return told;
  }

  private static int recount(Hall hall, List<Told> meanwhile) {
    hall.figures.recount().order(new Commands.Recount(HERE, UUID.randomUUID()));
    var rest = meanwhile.iterator();
    int steps = 0;
    int crashes = 0;
    while (hall.figures.recount().step(HERE).phase() == Generation.Phase.COUNTING) {
      steps++;
      for (int i = 0; i < 2 && rest.hasNext(); i++) {
        hall.tell(rest.next());
      }
      if (steps % 500 == 0) {
        hall.weather.throttles(100);
        try {
          hall.figures.recount().step(HERE);
        } catch (RuntimeException crash) {
          crashes++;
        }
        hall.weather.clear();
        hall.figures = new Figures(hall.dynamo, hall.clock, hall.needs);
      }
    }
    rest.forEachRemaining(hall::tell);
    System.out.printf("the recount took %d steps%n", steps);
    return crashes;
  }
}
