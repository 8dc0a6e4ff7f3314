package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * A story that is lived again and again, each time with a process that dies at another commit.
 *
 * @param begins what comes before, in which nobody dies
 * @param check whether it has ended as if nobody had died, with words for when it has not
 */
record EachCommit(World world, Runnable begins, Runnable lives, Consumer<String> check) {
  /** Dies before and after every commit; else before the first of each kind and after the last. */
  private static final boolean ALL = "all".equals(System.getProperty("linli.steps"));

  /** Dies at them before they are done, or after; how many commits the story has. */
  int dies(String story, boolean after) {
    var commits = commits(story);
    var most = new HashMap<String, Integer>();
    commits.forEach(kind -> most.merge(kind, 1, Integer::sum));
    var met = new HashMap<String, Integer>();
    int lives = 0;
    int deaths = 0;
    for (var kind : commits) {
      int time = met.merge(kind, 1, Integer::sum);
      if (ALL || time == (after ? most.get(kind) : 1)) {
        var when = "%s, dead %s %d of %s".formatted(story, after ? "after" : "before", time, kind);
        lives(new Crashes.Death(kind, time, after), when);
        lives++;
        deaths += world.crashes.deaths();
      }
    }
    world.crashes.never();
    // In which order some come follows from ids, and those are others each time.
    assertThat(deaths).as("deaths").isBetween(lives * 3 / 4, lives);
    return commits.size();
  }

  private List<String> commits(String story) {
    lives(null, story);
    return world.crashes.commits();
  }

  private void lives(Crashes.Death death, String when) {
    world.crashes.never();
    begins.run();
    world.crashes.at(death);
    lives.run();
    check.accept(when);
  }
}
