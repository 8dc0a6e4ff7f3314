package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Scenarios 6, 7, 8 and 12: a slot has one winner, whatever is booked and whoever comes at once.
 */
@SharesTown
class BookingRaceTest {
  private static final int CROWD = 50;
  private static List<Client> crowd;

  private final Town town = Town.get();

  @AfterEach
  void calm() {
    town.weather().clear();
  }

  @Test
  void scenario6OneOfFiftyParallelRequestsGetsTheSlot() throws Exception {
    var answers = everybodyBooks("dance-room");

    assertThat(codes(answers, "ok")).isEqualTo(1);
    assertThat(codes(answers, "venue.slot-taken")).isEqualTo(CROWD - 1);
  }

  @Test
  void scenario6HoldsWhenThreeCommitsInTenMeetAnotherTransaction() throws Exception {
    for (int round = 0; round < 3; round++) {
      town.weather().conflicts(30);

      var answers = everybodyBooks("dance-room");

      town.weather().clear();
      assertThat(codes(answers, "ok")).isEqualTo(1);
      assertThat(codes(answers, "venue.slot-taken")).isEqualTo(CROWD - 1);
    }
  }

  @Test
  void scenario7AnAcceptedZoneStandsAgainstTheWholePlaceAndTheReverse() {
    var day = town.quietDay();
    var resident = town.resident();
    resident.book("library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    var whole = town.resident().book("whole", Town.at(day, "11:00"), Town.at(day, "13:00"));
    town.resident().book("whole", Town.at(day, "14:00"), Town.at(day, "16:00")).expect(200);
    var zone = town.resident().book("dance-room", Town.at(day, "15:00"), Town.at(day, "16:00"));

    assertThat(whole.code()).isEqualTo("venue.slot-taken");
    assertThat(whole.text("/detail")).contains("library");
    assertThat(zone.code()).isEqualTo("venue.slot-taken");
    assertThat(zone.text("/detail")).contains("whole");
  }

  @Test
  void scenario8WholePlaceAndZoneAtTheSameInstantHaveOneWinner() throws Exception {
    var one = town.resident();
    var other = town.resident();
    for (int round = 0; round < 10; round++) {
      var day = town.quietDay();
      var start = Town.at(day, "09:00");
      var end = Town.at(day, "11:00");

      var answers =
          AtOnce.all(
              List.of(
                  () -> one.book("whole", start, end), () -> other.book("dance-room", start, end)));

      assertThat(codes(answers, "ok")).isEqualTo(1);
      assertThat(codes(answers, "venue.slot-taken")).isEqualTo(1);
    }
  }

  @Test
  void scenario12NeighbouringSlotsAreBothBookedWithoutABuffer() {
    var day = town.quietDay();

    town.resident().book("dance-room", Town.at(day, "18:00"), Town.at(day, "19:00")).expect(200);
    town.resident().book("dance-room", Town.at(day, "19:00"), Town.at(day, "20:00")).expect(200);
  }

  @Test
  void scenario12ABufferOfAQuarterRefusesTheNeighbouringSlot() {
    var day = town.quietDay();
    town.resident()
        .book("multimedia-room", Town.at(day, "18:00"), Town.at(day, "19:00"))
        .expect(200);

    var next =
        town.resident().book("multimedia-room", Town.at(day, "19:00"), Town.at(day, "20:00"));

    assertThat(next.code()).isEqualTo("venue.slot-taken");
    town.resident()
        .book("multimedia-room", Town.at(day, "19:30"), Town.at(day, "20:30"))
        .expect(200);
  }

  private List<Answer> everybodyBooks(String zone) throws Exception {
    if (crowd == null) {
      crowd = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        crowd.add(town.resident());
      }
    }
    var day = town.quietDay();
    var attempts = new ArrayList<Callable<Answer>>();
    for (var resident : crowd) {
      var id = UUID.randomUUID();
      attempts.add(() -> resident.book(id, zone, Town.at(day, "09:00"), Town.at(day, "11:00")));
    }
    return AtOnce.all(attempts);
  }

  private static long codes(List<Answer> answers, String code) {
    return answers.stream().filter(answer -> answer.code().equals(code)).count();
  }
}
