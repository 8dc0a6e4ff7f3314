package cn.linli.duty;

import static cn.linli.duty.Registry.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Others are told of what is behind, once. */
class LookingTest {
  private final Registry registry = new Registry();

  @AfterEach
  void leave() {
    registry.close();
  }

  @Test
  void theFirstThatIsHeardOfACommunitySeesToItThatSomebodyLooksAtEachMonth() {
    registry.is("2027-01-20", "12:00");
    registry.tell(Show.of("children", at("2027-03-06", "10:00")).published(1));
    registry.tell(Show.of("children", at("2027-03-07", "10:00")).published(1));
    assertThat(registry.deadlines()).containsExactly("heping-li/2027-01 at 2027-02-01T00:00:00Z");

    registry.is("2027-02-01", "08:00");
    registry.monthOver("2027-01");

    assertThat(registry.deadlines()).contains("heping-li/2027-02 at 2027-03-01T00:00:00Z");
  }

  @Test
  void aCommunityIsLookedAfterFromTheDayItIsThere() {
    registry.is("2027-01-20", "12:00");

    registry.configured();
    registry.configured();

    assertThat(registry.deadlines()).containsExactly("heping-li/2027-01 at 2027-02-01T00:00:00Z");
  }

  @Test
  void aPlanSeesToItToo() {
    registry.is("2027-01-20", "12:00");

    registry.plans("children", 2027, 12);

    assertThat(registry.deadlines()).containsExactly("heping-li/2027-01 at 2027-02-01T00:00:00Z");
  }

  @Test
  void tellsOfAMonthThatHadTooFewOnceHoweverOftenItLooks() {
    registry.tell(Show.of("book-drift", at("2027-01-09", "10:00")).over());
    registry.is("2027-02-01", "08:00");

    registry.monthOver("2027-01");
    registry.monthOver("2027-01");

    assertThat(behind()).containsExactly("book-drift 2027-01: 1 of 2, target 24, lacks 1");
  }

  @Test
  void doesNotTellOfAMonthThatHadEnough() {
    registry.tell(Show.of("book-drift", at("2027-01-09", "10:00")).over());
    registry.tell(Show.of("book-drift", at("2027-01-31", "21:00")).over());
    registry.is("2027-02-01", "08:00");

    registry.monthOver("2027-01");

    assertThat(behind()).isEmpty();
  }

  @Test
  void tellsOfTheOthersAfterAQuarter() {
    registry.is("2027-04-01", "08:00");
    registry.tell(Show.of("children", at("2027-01-09", "10:00")).over());

    registry.monthOver("2027-03");

    assertThat(behind())
        .containsExactlyInAnyOrder(
            "book-drift 2027-03: 0 of 6, target 24, lacks 6",
            "children 2027-q1: 1 of 2, target 10, lacks 1");
  }

  @Test
  void theWholeYearIsOwedWhenItIsOver() {
    registry.is("2028-01-01", "08:00");

    registry.monthOver("2027-12");

    assertThat(behind())
        .contains(
            "performance 2027-q4: 0 of 2, target 2, lacks 2",
            "children 2027-q4: 0 of 10, target 10, lacks 10");
    assertThat(registry.deadlines()).contains("heping-li/2028-01 at 2028-02-01T00:00:00Z");
  }

  @Test
  void looksAgainWhenWhoeverSaysThatAMonthIsOverHasAClockThatIsAhead() {
    registry.is("2027-01-31", "23:59");

    registry.monthOver("2027-01");

    assertThat(behind()).isEmpty();
    assertThat(registry.deadlines()).containsExactly("heping-li/2027-01 at 2027-02-01T00:00:00Z");
  }

  @Test
  void whatWasForgottenForMonthsIsLookedAtMonthByMonth() {
    registry.is("2027-05-10", "12:00");

    registry.monthOver("2027-01");

    assertThat(registry.outbox("duty.fell-due"))
        .extracting(data -> data.path("ref").asString())
        .containsExactly("2027-02");
  }

  private List<String> behind() {
    return registry.outbox("duty.behind").stream().map(LookingTest::text).toList();
  }

  private static String text(JsonNode data) {
    return "%s %s: %d of %d, target %d, lacks %d"
        .formatted(
            data.path("kind").asString(),
            data.path("period").asString(),
            data.path("held").asInt(),
            data.path("expected").asInt(),
            data.path("target").asInt(),
            data.path("by").asInt());
  }
}
