package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static cn.linli.ledger.Books.GUARANTEE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.ApiError;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guarantee in the hands of many at once, on days when transactions meet. */
class GuaranteeRaceTest {
  private final Books books = new Books();

  @BeforeEach
  void pay() {
    books.post(Recipes.guaranteePaid(books.cause("payment/g1"), new Money(200)));
    books.weather.conflicts(30);
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void fiftyHoldsAtOnceNeverTakeMoreThanThereIs() throws Exception {
    var answers =
        atOnce(
            IntStream.range(0, 50)
                .<Callable<String>>mapToObj(i -> () -> hold("dispute/" + i, 10))
                .toList());

    books.weather.clear();
    long held = IntStream.range(0, 50).filter(this::isHeld).count();
    assertThat(answers.stream().filter("held"::equals)).hasSize((int) held);
    assertThat(held).isLessThanOrEqualTo(20);
    assertThat(books.ledger.limitOf(GUARANTEE))
        .isEqualTo(new Limit(new Money(200 - 10 * held), new Money(10 * held)));
  }

  @Test
  void scenario55AHoldThatIsPostedAndVoidedAtOnceHasOneEffect() throws Exception {
    for (int round = 0; round < 10; round++) {
      var id = "dispute/" + round;
      books.weather.conflicts(0);
      books.hold(id, 10);
      long before = books.ledger.limitOf(GUARANTEE).balance().fen();
      books.weather.conflicts(30);

      var ends = new ArrayList<Callable<String>>();
      for (int i = 0; i < 5; i++) {
        ends.add(() -> patiently(() -> books.award(id, 10).name()));
        ends.add(() -> patiently(() -> books.release(id).name()));
      }
      var answers = atOnce(ends);

      var state = books.ledger.findHold(GUARANTEE, id).orElseThrow().state();
      assertThat(answers).containsOnly(state.name());
      assertThat(state).isNotEqualTo(Hold.State.HELD);
      boolean posted = state == Hold.State.POSTED;
      assertThat(books.ledger.find(COMMUNITY, "awarded/ruling/" + id).isPresent())
          .isEqualTo(posted);
      assertThat(books.ledger.limitOf(GUARANTEE))
          .isEqualTo(new Limit(new Money(posted ? before - 10 : before), Money.ZERO));
    }
  }

  @Test
  void anAnswerThatIsLostIsNoSecondEffect() {
    books.weather.clear();
    books.hold("dispute/1", 10);
    books.weather.losesTheNextAnswer();

    var state = patiently(() -> books.award("dispute/1", 10).name());

    assertThat(state).isEqualTo("POSTED");
    assertThat(books.ledger.limitOf(GUARANTEE).balance()).isEqualTo(new Money(190));
  }

  private boolean isHeld(int dispute) {
    return books.ledger.findHold(GUARANTEE, "dispute/" + dispute).isPresent();
  }

  private String hold(String id, long fen) {
    try {
      books.hold(id, fen);
      return "held";
    } catch (Refusal refused) {
      return refused.code().answer().code();
    }
  }

  /** As a caller does who is told to try again. */
  private static String patiently(Callable<String> call) {
    while (true) {
      try {
        return call.call();
      } catch (Refusal busy) {
        assertThat(busy.code()).isEqualTo(ApiError.BUSY);
      } catch (Exception lost) {
        assertThat(lost.getClass().getSimpleName()).isEqualTo("ApiCallTimeoutException");
      }
    }
  }

  private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      for (var future : executor.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
