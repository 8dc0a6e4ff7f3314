package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The week of a centre, told on Mondays at nine. */
class DigestsTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private List<PersonId> subscribers(int count) {
    var people = new ArrayList<PersonId>();
    for (int number = 0; number < count; number++) {
      var person = office.person("reader" + number);
      choose(person, true, 0);
      people.add(person);
    }
    return people;
  }

  private void choose(PersonId person, boolean digest, int revision) {
    var command =
        new Commands.PutPreferences(
            Office.HOME, List.of(), List.of(), digest, null, null, revision);
    new Choosing(office.room).put(office.caller(person), command);
  }

  private void comes(String time) {
    office.passes(Duration.between(office.clock.instant(), Instant.parse(time)));
  }

  @Test
  void isToldOnceAWeekToThoseWhoWantIt() {
    var people = subscribers(60);
    choose(people.getFirst(), false, 1);

    comes("2026-12-07T00:59:00Z");
    assertThat(office.inbox(people.getLast())).isEmpty();
    comes("2026-12-07T01:00:00Z");
    comes("2026-12-07T03:00:00Z");

    assertThat(people.stream().skip(1))
        .allSatisfy(
            person ->
                assertThat(office.inbox(person)).extracting("line").containsExactly("本周活动3场"));
    assertThat(office.inbox(people.getFirst())).isEmpty();
    assertThat(office.inbox(office.wang)).isEmpty();
    comes("2026-12-14T01:00:00Z");
    assertThat(office.inbox(people.getLast())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,true", "20,false", "26,true", "27,false", "27,true", "40,true"})
  void goesOnWhereItDied(int commit, boolean after) {
    var people = subscribers(40);
    office.clock.advance(
        Duration.between(office.clock.instant(), Instant.parse("2026-12-07T01:00:00Z")));
    office.tick();
    office.deaths.at(commit, after);

    office.settles();

    assertThat(office.deaths.count()).isEqualTo(1);
    assertThat(people).allSatisfy(person -> assertThat(office.inbox(person)).hasSize(1));
  }
}
