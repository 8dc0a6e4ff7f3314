package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is new is there at once, whatever an instance remembers. */
class NewZoneTest {
  private static Town town;

  @BeforeAll
  static void open() {
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void isBookedAsSoonAsItExists() {
    var day = town.quietDay();
    var resident = town.resident();
    resident.book("library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
    town.operator()
        .put(
            "/communities/heping-li/zones/terrace",
            """
            {"name": "露台", "parent": "whole", "capacity": 30, "revision": 0, "rules":
             {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
              "cancelBeforeMinutes": 0}}
            """)
        .expect(200);

    var booked = resident.book("terrace", Town.at(day, "10:00"), Town.at(day, "11:00"));

    assertThat(booked.code()).isEqualTo("ok");
  }
}
