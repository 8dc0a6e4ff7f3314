package cn.linli.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.ApiError;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Memory.Note;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteSetTest {
  private static final Memory MEMORY = new Memory();
  private final Refusal first = ApiError.NOT_FOUND.refusal();
  private final Refusal second = ApiError.ROLE_REQUIRED.refusal();

  @AfterEach
  void calm() {
    MEMORY.weather.clear();
  }

  @AfterAll
  static void close() {
    MEMORY.close();
  }

  @Test
  void writesEverythingOrNothingAndTheEarliestConditionAddedWins() {
    writes()
        .create(MEMORY.notes, new Note("a", "old", 1), first)
        .create(MEMORY.notes, new Note("b", "old", 1), second)
        .commit();

    var again =
        writes()
            .create(MEMORY.notes, new Note("c", "new", 1), new Stale())
            .create(MEMORY.notes, new Note("a", "new", 1), first)
            .create(MEMORY.notes, new Note("b", "new", 1), second);

    assertThatThrownBy(again::commit).isSameAs(first);
    assertThat(find("c")).isNull();
    assertThat(find("a").text()).isEqualTo("old");
  }

  @Test
  void refusesTheSameItemTwice() {
    var writes = writes().put(MEMORY.notes, new Note("twice", "one", 1));

    assertThatThrownBy(() -> writes.put(MEMORY.notes, new Note("twice", "two", 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fault24SendsACommitThatMeetsOthersAgainUntilItIsThrough() {
    MEMORY.weather.conflicts(50);
    IntStream.range(0, 20)
        .forEach(
            i -> writes().create(MEMORY.notes, new Note("conflict" + i, "x", 1), first).commit());

    assertThat(IntStream.range(0, 20).mapToObj(i -> find("conflict" + i))).doesNotContainNull();
  }

  @Test
  void fault24GivesUpAfterABoundedNumberOfTries() {
    MEMORY.weather.conflicts(100);
    int before = MEMORY.weather.commits();

    assertThatThrownBy(() -> writes().put(MEMORY.notes, new Note("never", "x", 1)).commit())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ApiError.BUSY));
    assertThat(MEMORY.weather.commits() - before).isEqualTo(8);
    assertThat(find("never")).isNull();
  }

  @Test
  void aStaleReadRunsTheUseCaseAgainUntilEveryoneIsCounted() throws Exception {
    writes().create(MEMORY.notes, new Note("counter", "x", 0), first).commit();
    var runs = new AtomicInteger();

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 4)
          .forEach(
              i ->
                  executor.execute(
                      () ->
                          Stale.again(
                              () -> {
                                runs.incrementAndGet();
                                return countOne();
                              })));
    }

    assertThat(find("counter").count()).isEqualTo(4);
    assertThat(runs.get()).isGreaterThanOrEqualTo(4);
  }

  private static Note countOne() {
    var note = find("counter");
    var next = new Note("counter", "x", note.count() + 1);
    writes()
        .put(MEMORY.notes, next, Condition.none().equal("count", note.count()), new Stale())
        .commit();
    return next;
  }

  @Test
  void aUseCaseThatIsAlwaysStaleEndsAsBusy() {
    assertThatThrownBy(
            () ->
                Stale.again(
                    () -> {
                      throw new Stale();
                    }))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ApiError.BUSY));
  }

  private static WriteSet writes() {
    return new WriteSet(MEMORY.dynamo);
  }

  private static Note find(String name) {
    return MEMORY.notes.get("note#" + name, "note").orElse(null);
  }
}
