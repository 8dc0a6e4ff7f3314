package cn.linli.duty;

import static cn.linli.duty.Registry.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The figures are right however events come: twice, late, in any order, at once. */
class CountingTest {
  private final Registry registry = new Registry();
  private final Show show = Show.of("children", at("2027-03-06", "10:00"));

  @AfterEach
  void leave() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eventsInAnyOrderAndTwiceGiveTheSameFigures(long seed) {
    var history = new History(seed, 25);

    registry.tell(twiceShuffled(history, seed));

    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
  }

  @Test
  void eventsAtOnceAndConflictsOfTransactionsGiveTheSameFigures() throws Exception {
    var history = new History(5, 12);

    registry.weather.conflicts(20);
    registry.tellAtOnce(twiceShuffled(history, 5));

    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
  }

  @Test
  void aRushAtOneDoorCountsEverybodyOnce() throws Exception {
    registry.tell(show.published(1));
    var people =
        Stream.generate(UUID::randomUUID).limit(150).map(who -> show.came(0, who)).toList();
    var told = new ArrayList<>(people);
    told.addAll(people);
    Collections.shuffle(told, new Random(6));

    registry.tellAtOnce(told);

    assertThat(march()).isEqualTo("planned 1, held 0, attended 150");
  }

  static List<Told> twiceShuffled(History history, long seed) {
    var told = new ArrayList<>(history.events());
    told.addAll(history.events());
    Collections.shuffle(told, new Random(seed));
    return told;
  }

  @Test
  void isPlannedWhenItIsPublishedAndHeldWhenItsTimeIsOver() {
    registry.tell(show.published(1));
    var before = march();
    registry.tell(show.held(0));

    assertThat(before).isEqualTo("planned 1, held 0, attended 0");
    assertThat(march()).isEqualTo("planned 1, held 1, attended 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vetoed", "cancelled"})
  void whatIsCalledOffIsNotPlannedAnyMore(String state) {
    registry.tell(show.published(1));
    registry.tell(show.changed(state, 2));
    registry.tell(show.published(1));

    assertThat(march()).isEqualTo("planned 0, held 0, attended 0");
  }

  @Test
  void whatWasHeldStaysWhereTheRestIsCalledOff() {
    var course = show.on(at("2027-03-06", "10:00"), at("2027-03-13", "10:00")).oneByOne();
    registry.tell(course.published(1));
    registry.tell(course.changed("cancelled", 2));
    registry.tell(course.held(0));

    assertThat(march()).isEqualTo("planned 1, held 1, attended 0");
  }

  @Test
  void aCourseIsOneOccasionAndEveryoneAtEachSessionIsCounted() {
    var course = show.on(at("2027-03-06", "10:00"), at("2027-03-13", "10:00"));
    var person = UUID.randomUUID();
    registry.tell(course.came(0, person));
    registry.tell(course.over());
    registry.tell(course.came(0, person));
    registry.tell(course.came(1, person));
    registry.tell(course.came(1, UUID.randomUUID()));

    assertThat(march()).isEqualTo("planned 1, held 1, attended 3");
  }

  @Test
  void whoeverIsThereBeforeTheEndIsCountedAtOnceAndBeforeAnythingIsKnownLater() {
    registry.tell(show.came(0, UUID.randomUUID()));
    var unknown = march();
    registry.tell(show.published(1));

    assertThat(unknown).isEqualTo("planned 0, held 0, attended 0");
    assertThat(march()).isEqualTo("planned 1, held 0, attended 1");
  }

  @Test
  void movesWithItsDateToAnotherQuarter() {
    registry.tell(show.published(1));
    registry.tell(show.on(at("2027-04-03", "10:00")).published(2));

    assertThat(registry.item("children", 2027, 1).period().planned()).isZero();
    assertThat(registry.item("children", 2027, 2).period().planned()).isEqualTo(1);
    assertThat(registry.item("children", 2027, 2).toDate().planned()).isEqualTo(1);
  }

  @Test
  void countsWhereItStartsInTheCommunitysCalendarOnNewYearsEve() {
    var eve = Show.of("performance", at("2027-12-31", "23:30"));
    var morning = Show.of("performance", at("2028-01-01", "00:00"));
    registry.tell(eve.over());
    registry.tell(morning.over());

    assertThat(registry.item("performance", 2027, 4).period().held()).isEqualTo(1);
    assertThat(registry.item("performance", 2027, null).period().held()).isEqualTo(1);
    assertThat(registry.item("performance", 2028, 1).period().held()).isEqualTo(1);
  }

  @Test
  void countsOnEachSideOfAQuarter() {
    registry.tell(show.on(at("2027-06-30", "23:59")).over());
    registry.tell(Show.of("children", at("2027-07-01", "00:00")).over());

    assertThat(registry.item("children", 2027, 2).period().held()).isEqualTo(1);
    assertThat(registry.item("children", 2027, 3).period().held()).isEqualTo(1);
    assertThat(registry.item("children", 2027, 3).toDate().held()).isEqualTo(2);
  }

  @Test
  void tiersAddUp() {
    registry.tell(show.over());
    registry.tell(Show.of("children", at("2027-03-07", "10:00")).costing("half").over());
    registry.tell(Show.of("children", at("2027-03-08", "10:00")).costing("market").published(1));

    var numbers = registry.item("children", 2027, 1).period();

    assertThat(numbers.planned()).isEqualTo(3);
    assertThat(numbers.free().held()).isEqualTo(1);
    assertThat(numbers.half().held()).isEqualTo(1);
    assertThat(numbers.market().planned()).isEqualTo(1);
    assertThat(numbers.market().held()).isZero();
  }

  @Test
  void staysWhatItWasWhenItTookPlace() {
    registry.tell(show.published(1));
    registry.tell(show.held(0));
    registry.tell(show.as("performance").published(2));

    assertThat(march()).isEqualTo("planned 1, held 1, attended 0");
    assertThat(registry.item("performance", 2027, 1).period().planned()).isZero();
  }

  @Test
  void anEventFromBeforeMeetingsWereToldCountsAtItsStart() {
    var told = show.published(1);
    ((ObjectNode) told.data()).remove("meetings");
    registry.tell(new Told(told.id(), told.type(), told.community(), told.at(), told.data()));

    assertThat(march()).isEqualTo("planned 1, held 0, attended 0");
  }

  @Test
  void anotherCommunitySeesNothing() {
    registry.tell(show.over());
    registry.tell(show.of(Registry.OTHER).came(0, UUID.randomUUID()));

    var theirs = new Commands.GetReport(Registry.OTHER, 2027, null);
    var report = registry.duties.reporting().get(theirs);

    assertThat(Json.text(report)).doesNotContain("\"held\":1").doesNotContain("\"attended\":1");
    assertThat(march()).isEqualTo("planned 1, held 1, attended 0");
  }

  private String march() {
    var numbers = registry.item("children", 2027, 1).period();
    return "planned %d, held %d, attended %d"
        .formatted(numbers.planned(), numbers.held(), numbers.attended());
  }
}
