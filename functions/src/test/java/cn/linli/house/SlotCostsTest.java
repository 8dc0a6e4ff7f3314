package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Meter.Cost;
import cn.linli.town.Town;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a booking writes, by how many zones it claims and how long it is. */
class SlotCostsTest {
  private static final int ROOMS = 15;
  private static final int ROOMS_OF_THE_WING = 4;

  /** The reservation, the person's month, the event. */
  private static final int BESIDE_THE_CLAIMS = 3;

  private static Town town;
  private static Client resident;
  private static LocalDate day;

  @BeforeAll
  static void build() {
    town = Town.another();
    resident = town.resident();
    day = town.quietDay();
    town.settles();
    // What follows on a booking is not part of it.
    town.deployment().holdEvents(true);
    town.configure("hall", zone("whole"));
    for (int room = 1; room <= ROOMS; room++) {
      town.configure("r%02d".formatted(room), zone("hall"));
    }
    town.configure("wing", zone("hall"));
    for (int room = 1; room <= ROOMS_OF_THE_WING; room++) {
      town.configure("wing-" + room, zone("wing"));
    }
  }

  private static String zone(String parent) {
    return """
    {"name": "间", "parent": "%s", "capacity": 30, "rules":
     {"slotMinutes": 15, "bufferMinutes": 0, "minMinutes": 15, "maxMinutes": 720, "advanceDays": 60,
      "cancelBeforeMinutes": 0}}
    """
        .formatted(parent);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @ParameterizedTest
  @CsvSource({"r01, 1", "wing, 5", "hall, 20"})
  void aBookingWritesTwoUnitsForEachZoneItClaimsHoweverLongItIs(String zone, int claimed) {
    for (var end : new String[] {"09:15", "10:00", "12:00"}) {
      var cost = book(zone, end);

      assertThat(cost.transactions()).as("%s until %s", zone, end).isEqualTo(1);
      assertThat(cost.writeUnits())
          .as("%s until %s", zone, end)
          .isEqualTo(2 * (claimed + BESIDE_THE_CLAIMS));
    }
  }

  @Test
  void aHouseOfTwentyZonesIsBookedInOneTransaction() {
    assertThat(book("hall", "21:00").transactions()).isEqualTo(1);
  }

  private static Cost book(String zone, String end) {
    day = day.plusDays(1);
    while (day.getDayOfWeek().getValue() > 5) {
      day = day.plusDays(1);
    }
    var booked = day;
    return town.meter()
        .of(
            () ->
                resident
                    .book(UUID.randomUUID(), zone, Town.at(booked, "09:00"), Town.at(booked, end))
                    .expect(200));
  }
}
