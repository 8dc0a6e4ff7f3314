package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.sim.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The week of a centre, told on Mondays. */
class DigestsTest {
  private static final String TEMPLATE_SEND = "/cgi-bin/message/template/send";

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

  private Duration until(Instant time) {
    return Duration.between(office.clock.instant(), time);
  }

  private Instant monday(String day) {
    return new Digests(office.room).at(Office.HOME, LocalDate.parse(day));
  }

  private List<String> lines(PersonId person) {
    return office.inbox(person).stream().map(Notice.View::line).toList();
  }

  @Test
  void isToldOnceAWeekToThoseWhoWantIt() {
    var people = subscribers(60);
    choose(people.getFirst(), false, 1);

    office.passes(until(monday("2026-12-07").minusSeconds(60)));
    assertThat(office.inbox(people.getLast())).isEmpty();
    office.passes(until(monday("2026-12-07")));
    office.passes(Duration.ofHours(2));

    assertThat(people.stream().skip(1))
        .as("the same to all, whoever counted meanwhile")
        .allSatisfy(person -> assertThat(lines(person)).containsExactly("本周活动3场"));
    assertThat(office.inbox(people.getFirst())).isEmpty();
    assertThat(office.inbox(office.wang)).isEmpty();
    office.passes(until(monday("2026-12-14")));
    assertThat(lines(people.getLast())).containsExactly("本周活动4场", "本周活动3场");
  }

  @ParameterizedTest
  @CsvSource({"1,false", "3,true", "28,true", "41,true"})
  void goesOnWhereItDied(int commit, boolean after) {
    var people = subscribers(40);
    office.clock.advance(until(monday("2026-12-07")));
    office.tick();
    office.deaths.at(commit, after);

    office.settles();

    assertThat(office.deaths.count()).isEqualTo(1);
    assertThat(people).allSatisfy(person -> assertThat(office.inbox(person)).hasSize(1));
  }

  @Test
  void whoFollowsIsToldUntilTheyLeaveOrSayNo() {
    var leaves = office.person("leaves");
    var refuses = office.person("refuses");
    var insists = office.person("insists");
    for (var person : List.of(office.wang, leaves, refuses, insists)) {
      office.begins(person, true);
    }
    assertThat(new Choosing(office.room).get(office.caller(refuses), here()).digest()).isTrue();
    choose(refuses, false, 0);
    choose(insists, true, 0);
    office.begins(leaves, false);
    office.begins(insists, false);
    office.begins(refuses, true);

    office.passes(until(monday("2026-12-07")));

    assertThat(office.inbox(office.wang)).hasSize(1);
    assertThat(office.messages().sent()).extracting("channel").containsOnly("official-account");
    assertThat(office.inbox(insists)).as("they said yes themselves").hasSize(1);
    assertThat(office.inbox(leaves)).isEmpty();
    assertThat(office.inbox(refuses)).isEmpty();
  }

  private static Commands.OfCommunity here() {
    return new Commands.OfCommunity(Office.HOME);
  }

  @Test
  void whoLeavesACommunityIsToldNothingOfIt() {
    office.begins(office.wang, true);
    var insists = office.person("insists");
    choose(insists, true, 0);
    for (var person : List.of(office.wang, insists)) {
      office.away.add(person);
      office.lives(roles(person));
    }
    office.passes(until(monday("2026-12-07")));
    assertThat(office.inbox(office.wang)).isEmpty();
    assertThat(office.inbox(insists)).isEmpty();

    office.away.clear();
    office.lives(roles(office.wang));
    office.lives(roles(insists));
    office.passes(until(monday("2026-12-14")));

    assertThat(office.inbox(office.wang)).hasSize(1);
    assertThat(office.inbox(insists)).hasSize(1);
  }

  private Told roles(PersonId person) {
    return office.told("identity.roles-changed", Map.of("person", person, "roles", List.of()));
  }

  @Test
  void leavesTheDaysLastMessagesToWhatPeopleHaveToKnow() {
    for (int number = 0; number < 30; number++) {
      office.begins(office.person("follower" + number), true);
    }
    var wechat = office.wechat();
    wechat.switches().set(TEMPLATE_SEND, Misbehaviour.error("45009"));

    office.passes(until(monday("2026-12-07")));
    office.passes(Duration.ofHours(6));

    assertThat(wechat.calls(TEMPLATE_SEND)).as("asked once").isEqualTo(1);
    office.lives(office.reservation("placed", UUID.randomUUID(), 1, office.wang, "confirmed"));
    assertThat(wechat.calls(TEMPLATE_SEND)).as("what cannot be left out").isEqualTo(2);
    wechat.switches().clear();
    office.passes(until(monday("2026-12-14")));
    assertThat(office.messages().sent()).as("on another day").hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void aThousandCommunitiesAreNotToldAtOnce() {
    var perMinute = new HashMap<Instant, Integer>();
    var day = LocalDate.parse("2026-12-07");
    for (int number = 0; number < 1_000; number++) {
      var at = new Digests(office.room).at(new CommunityId("community-" + number), day);
      perMinute.merge(at, 1, Integer::sum);
    }

    assertThat(perMinute.values()).allMatch(count -> count <= 40);
    assertThat(perMinute.keySet())
        .allMatch(at -> !at.isBefore(Instant.parse("2026-12-07T01:00:00Z")))
        .allMatch(at -> at.isBefore(Instant.parse("2026-12-07T03:00:00Z")));
  }
}
