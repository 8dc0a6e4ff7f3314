package cn.linli.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long zones are open, through all that changes it. December 2026 begins on a Tuesday. */
class RateOfUseTest {
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
  private static final String LONG_AGO = "2026-01-05T00:00:00Z";

  private final Office office = new Office();
  private final List<Told> told = new ArrayList<>();

  @AfterEach
  void leave() {
    office.close();
  }

  @Test
  void aWeekOfHoursMakesAMonth() {
    configured(LONG_AGO, "library", 1, null, daily("09:00", "21:00"));
    used("library", "2026-12-02T01:00:00Z", "2026-12-02T04:06:00Z");

    var figures = of("library").figures();

    assertThat(figures.openMinutes()).isEqualTo(31 * 12 * 60);
    assertThat(figures.rate()).isEqualByComparingTo("0.0083");
  }

  @Test
  void hoursAndWeekdaysAddUpToTheWhole() {
    configured(LONG_AGO, "library", 1, null, List.of("tuesday 09:30 11:00", "friday 22:00 24:00"));

    var library = of("library");

    assertThat(library.figures().openMinutes()).isEqualTo(5 * 90 + 4 * 120);
    assertThat(library.byHour().get(9).figures().openMinutes()).isEqualTo(5 * 30);
    assertThat(library.byHour().get(23).figures().openMinutes()).isEqualTo(4 * 60);
    assertThat(library.byWeekday().get(1).figures().openMinutes()).isEqualTo(5 * 90);
    assertThat(library.byWeekday().get(2).figures().openMinutes()).isZero();
  }

  @Test
  void aZoneWithoutHoursHasThoseOfItsParentAtThatTime() {
    configured(LONG_AGO, "whole", 1, null, daily("09:00", "10:00"));
    configured(LONG_AGO, "library", 1, "whole", null);
    configured("2026-12-11T04:00:00Z", "whole", 2, null, daily("09:00", "11:00"));

    assertThat(of("library").figures().openMinutes()).isEqualTo(10 * 60 + 21 * 120);
  }

  @Test
  void aZoneThatIsNewIsOpenFromItsFirstDayOn() {
    configured("2026-12-31T04:00:00Z", "library", 1, null, daily("09:00", "10:00"));

    assertThat(of("library").figures().openMinutes()).isEqualTo(60);
    assertThat(office.statistics(YearMonth.of(2026, 11)).zones()).isEmpty();
  }

  @Test
  void aZoneFirstHeardOfInALaterRevisionWasSoBefore() {
    configured("2026-12-31T04:00:00Z", "library", 7, null, daily("09:00", "10:00"));

    assertThat(of("library").figures().openMinutes()).isEqualTo(31 * 60);
  }

  @Test
  void aSpecialDayOfTheWholeStandsForTheWeekOfARoom() {
    configured(LONG_AGO, "whole", 1, null, daily("09:00", "21:00"));
    configured(LONG_AGO, "bar", 1, "whole", daily("09:00", "10:00"));
    specialDay("2026-12-20T00:00:00Z", "whole", "2026-12-25", List.of());
    specialDay("2026-12-20T00:00:01Z", "whole", "2026-12-26", List.of("10:00 13:00"));
    specialDay("2026-12-20T00:00:02Z", "whole", "2026-12-27", List.of());
    tell(
        "venue.special-day-removed",
        "2026-12-21T00:00:00Z",
        Map.of("zone", "whole", "date", "2026-12-27", "revision", 1));

    assertThat(of("bar").figures().openMinutes()).isEqualTo(29 * 60 + 180);
  }

  @Test
  void aBlackoutClosesWhatIsAboveAndBelowUntilItIsLifted() {
    configured(LONG_AGO, "whole", 1, null, daily("09:00", "21:00"));
    configured(LONG_AGO, "library", 1, "whole", null);
    configured(LONG_AGO, "studio", 1, "whole", null);
    var lifted = UUID.randomUUID();
    blackout(UUID.randomUUID(), "library", "2026-12-01T02:00:00Z", "2026-12-01T03:30:00Z");
    blackout(lifted, "studio", "2026-12-10T01:00:00Z", "2026-12-20T01:00:00Z");
    tell("venue.blackout-lifted", "2026-12-10T03:00:00Z", Map.of("blackout", lifted));

    int whole = 31 * 12 * 60;
    assertThat(of("library").figures().openMinutes()).isEqualTo(whole - 90);
    assertThat(of("studio").figures().openMinutes()).isEqualTo(whole - 120);
    assertThat(of("whole").figures().openMinutes()).isEqualTo(whole - 90 - 120);
  }

  @Test
  void aBlackoutOverTheEndOfAMonthClosesInBoth() {
    configured(LONG_AGO, "whole", 1, null, daily("09:00", "10:00"));
    blackout(UUID.randomUUID(), "whole", "2026-11-30T00:00:00Z", "2026-12-02T00:00:00Z");

    assertThat(of("whole").figures().openMinutes()).isEqualTo(30 * 60);
    deliver();
    assertThat(open(YearMonth.of(2026, 11), "whole")).isEqualTo(29 * 60);
  }

  @Test
  void aZoneNobodyToldOfHasNoRate() {
    used("cellar", "2026-12-02T01:00:00Z", "2026-12-02T02:00:00Z");

    var cellar = of("cellar").figures();

    assertThat(cellar.minutes()).isEqualTo(60);
    assertThat(cellar.openMinutes()).isNull();
    assertThat(cellar.rate()).isNull();
  }

  /** Told in an order of its own, each thing twice: neither may matter. */
  private void deliver() {
    var twice = new ArrayList<>(told);
    twice.addAll(told);
    Collections.shuffle(twice, new Random(7));
    twice.forEach(office::tell);
  }

  private Breakdown of(String zone) {
    deliver();
    return office.statistics(DECEMBER).zones().stream()
        .filter(of -> of.zone().equals(zone))
        .findFirst()
        .orElseThrow()
        .breakdown();
  }

  private long open(YearMonth month, String zone) {
    return office.statistics(month).zones().stream()
        .filter(of -> of.zone().equals(zone))
        .mapToLong(of -> of.breakdown().figures().openMinutes())
        .sum();
  }

  private void configured(String at, String zone, int revision, String parent, List<String> hours) {
    var data = new HashMap<String, Object>();
    data.put("zone", zone);
    data.put("revision", revision);
    data.put("name", zone);
    if (parent != null) {
      data.put("parent", parent);
    }
    if (hours != null) {
      data.put("hours", hours);
    }
    tell("venue.zone-configured", at, data);
  }

  private void specialDay(String at, String zone, String date, List<String> hours) {
    tell(
        "venue.special-day-set",
        at,
        Map.of("zone", zone, "date", date, "hours", hours, "revision", 1));
  }

  private void blackout(UUID id, String zone, String start, String end) {
    tell(
        "venue.zone-blacked-out",
        "2026-11-01T00:00:00Z",
        Map.of("blackout", id, "zone", zone, "start", start, "end", end, "reason", "检修"));
  }

  private void used(String zone, String start, String end) {
    tell(
        "venue.reservation-placed",
        "2026-12-01T00:00:00Z",
        Map.of(
            "reservation",
            UUID.randomUUID(),
            "revision",
            1,
            "zone",
            zone,
            "start",
            start,
            "end",
            end,
            "state",
            "confirmed"));
  }

  private void tell(String type, String at, Map<String, Object> data) {
    var json = Json.MAPPER.valueToTree(data);
    told.add(new Told(UUID.randomUUID(), type, Office.COMMUNITY, Instant.parse(at), json));
  }

  private static List<String> daily(String from, String to) {
    return Stream.of(DayOfWeek.values())
        .map(day -> day.name().toLowerCase(Locale.ROOT) + " " + from + " " + to)
        .toList();
  }
}
