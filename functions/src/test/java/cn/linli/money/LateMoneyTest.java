package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money of sign-ups, when things come in another order than one thinks. */
@Silent
class LateMoneyTest {
  private static final String MONEY = ", \"priceFen\": 3000, \"depositFen\": 1000";

  private static World world;
  private static Gathering gathering;

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
    gathering = new Gathering(world);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void aPaymentThatIsToldAgainStaysWhoeverHasComeBackMeanwhile() {
    gathering.opens(false, Gathering.ticket("adult", 5, MONEY));
    var family = gathering.family("adult").paid();
    var number = family.number();
    Neighbours.insisting(family::parentCancels);
    gathering.happens();
    var again = gathering.comes(family.person(), "adult");

    told(number);
    gathering.happens();

    // Half of the parent's price and the deposit; the child comes.
    assertThat(world.provider.orders().get(number).returned().fen()).isEqualTo(2_500);
    assertThat(again.paid().states().values()).containsOnly("confirmed");
    assertThat(family.states().values()).containsOnly("confirmed");
  }

  /** Everybody hears of a payment once more. */
  private static void told(String number) {
    var known =
        world.tables.items("outbox").stream()
            .filter(item -> item.get("body").s().contains("\"payment.settled\""))
            .filter(
                item ->
                    Json.MAPPER
                        .readTree(item.get("body").s())
                        .at("/data/payment")
                        .asString()
                        .replace("-", "")
                        .equals(number))
            .toList();
    assertThat(known).hasSize(1);
    world.steps.told().addAll(known);
  }

  @Test
  void ofAFamilyWhoCameHasTheDepositBackThoughThatIsSlowerThanTheEnd() {
    gathering.opens(true, Gathering.ticket("adult", 5, MONEY));
    var family = gathering.family("adult").paid();
    gathering.happens();
    Neighbours.insisting(() -> gathering.letsIn(family.person(), gathering.id()));
    var slow =
        world.steps.told().stream()
            .filter(item -> item.get("body").s().contains("\"signup.refund\""))
            .toList();
    assertThat(slow).hasSize(1);
    world.steps.told().removeAll(slow);
    gathering.falls();

    world.steps.told().addAll(slow);
    gathering.falls();

    assertThat(world.provider.orders().get(family.number()).returned().fen()).isEqualTo(1_000);
    gathering.checkBooks(gathering.held());
  }

  @Test
  void whoCancelsWhatWasCalledOffJustNowGetsAllOfItBack() {
    gathering.opens(false, Gathering.ticket("adult", 5, MONEY));
    var first = gathering.guest("adult").paid();
    var second = gathering.guest("adult").paid();
    var third = gathering.guest("adult").paid();
    first.cancels();
    Neighbours.insisting(gathering::vetoed);

    Neighbours.insisting(second::cancels);
    gathering.falls();

    assertThat(
            List.of(first, second, third).stream()
                .map(guest -> world.provider.orders().get(guest.number()).returned().fen()))
        .containsExactly(2_500L, 4_000L, 4_000L);
  }
}
