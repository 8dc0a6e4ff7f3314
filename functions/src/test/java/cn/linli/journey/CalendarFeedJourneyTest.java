package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Calendars at secret addresses: given out, read by an app that has no session, revoked. */
@ReadsLogs
class CalendarFeedJourneyTest {
  private static final String MINE = "/communities/heping-li/my-calendar-feed";
  private static final String OF_LIBRARY = "/communities/heping-li/zones/library/calendar-feed";
  private static Town town;

  @BeforeAll
  static void found() {
    // Its own: a zone's feed looks a month ahead, and nobody else's bookings shall be in it.
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void onesOwnReservationsAreInTheFeedWithZoneTimeAndState() {
    var day = town.quietDay();
    var resident = town.resident();
    var kept = UUID.randomUUID();
    var cancelled = UUID.randomUUID();
    resident.book(kept, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    resident.book(cancelled, "library", Town.at(day, "14:00"), Town.at(day, "15:00")).expect(200);
    resident
        .put("/communities/heping-li/reservations/" + cancelled + "/cancellation", "{}")
        .expect(200);
    town.resident().book("library", Town.at(day, "16:00"), Town.at(day, "17:00")).expect(200);

    var answer = town.anybody().get(address(resident, MINE)).expect(200);

    assertThat(answer.raw().headers().firstValue("content-type"))
        .contains("text/calendar; charset=utf-8");
    assertThat(answer.raw().headers().firstValue("cache-control")).contains("no-store");
    assertThat(described(answer))
        .containsExactlyInAnyOrder(
            kept + " 图书室 CONFIRMED " + Town.at(day, "10:00") + " " + Town.at(day, "12:00"),
            cancelled
                + " 图书室（已取消） CANCELLED "
                + Town.at(day, "14:00")
                + " "
                + Town.at(day, "15:00"));
    assertThat(answer.raw().body()).doesNotContain(resident.person(), "张三丰", "合唱排练");
  }

  @Test
  void aRequestThatWaitsIsTentative() {
    town.configure(
        "meeting-bar",
        """
        {"name": "红色议事站", "parent": "whole", "capacity": 20, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
          "cancelBeforeMinutes": 60, "approval": {"requests": "hold", "decideWithinMinutes": 60}}}
        """);
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    resident.book(id, "meeting-bar", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    assertThat(described(town.anybody().get(address(resident, MINE))))
        .containsExactly(
            id + " 红色议事站（待审核） TENTATIVE " + Town.at(day, "10:00") + " " + Town.at(day, "12:00"));
  }

  @Test
  void aMovedOneKeepsItsIdAcrossMonths() {
    var resident = town.resident();
    var day = town.quietDay();
    var id = UUID.randomUUID();
    resident.book(id, "whole", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    var feed = address(resident, MINE);
    var later = day.plusMonths(1);

    resident
        .put(
            "/communities/heping-li/reservations/" + id + "/time",
            "{\"start\":\"%s\",\"end\":\"%s\"}"
                .formatted(Town.at(later, "10:00"), Town.at(later, "12:00")))
        .expect(200);

    assertThat(described(town.anybody().get(feed)))
        .containsExactly(
            id + " 党群服务中心 CONFIRMED " + Town.at(later, "10:00") + " " + Town.at(later, "12:00"));
  }

  @Test
  void theAddressStaysTheSameUntilItIsRevokedAndThenIsDeadAtOnce() {
    var resident = town.resident();
    var first = address(resident, MINE);
    assertThat(address(resident, MINE)).isEqualTo(first);
    town.anybody().get(first).expect(200);

    resident.delete(MINE).expect(204);

    assertThat(town.anybody().get(first).expect(404).code())
        .isEqualTo("venue.calendar-feed-not-found");
    resident.delete(MINE).expect(204);
    var second = address(resident, MINE);
    assertThat(second).isNotEqualTo(first);
    town.anybody().get(second).expect(200);
    town.anybody().get(first).expect(404);
  }

  @Test
  void askedForTwiceAtOnceItIsOneAddress() throws Exception {
    var resident = town.resident();

    var answers = AtOnce.all(Collections.nCopies(8, () -> resident.put(MINE, null)));

    assertThat(answers).extracting(answer -> answer.expect(200).text("/path")).hasSize(8);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
  }

  @Test
  void aZonesFeedSaysWhenItIsTakenAndNothingOfWhom() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    town.resident().book("library", Town.at(day, "12:00"), Town.at(day, "13:00")).expect(200);
    resident.book("whole", Town.at(day, "15:00"), Town.at(day, "16:00")).expect(200);
    resident.book("dance-room", Town.at(day, "18:00"), Town.at(day, "19:00")).expect(200);

    var answer = town.anybody().get(address(town.operator(), OF_LIBRARY)).expect(200);

    assertThat(described(answer).stream().map(text -> text.substring(text.indexOf(' ') + 1)))
        .containsExactly(
            "已预约 CONFIRMED " + Town.at(day, "10:00") + " " + Town.at(day, "13:00"),
            "已预约 CONFIRMED " + Town.at(day, "15:00") + " " + Town.at(day, "16:00"));
    assertThat(answer.raw().body()).contains("X-WR-CALNAME:图书室");
    assertThat(answer.raw().body()).doesNotContain(id.toString(), resident.person());
  }

  @Test
  void onlyOperatorsOfTheCommunityGiveOutTheAddressOfAZone() {
    var address = address(town.operator(), OF_LIBRARY);

    assertThat(town.resident().put(OF_LIBRARY, null).code()).isEqualTo("access.role-required");
    assertThat(town.neighbour().put(OF_LIBRARY, null).code()).isEqualTo("access.not-found");
    assertThat(town.neighbour().delete(OF_LIBRARY).code()).isEqualTo("access.not-found");
    assertThat(town.anybody().put(MINE, null).code()).isEqualTo("session.required");
    assertThat(town.newcomer().put(MINE, null).status()).isIn(403, 404);
    var nowhere = OF_LIBRARY.replace("library", "nowhere");
    assertThat(town.operator().put(nowhere, null).code()).isEqualTo("venue.zone-not-found");
    town.anybody().get(address).expect(200);
    town.operator().delete(OF_LIBRARY).expect(204);
    town.anybody().get(address).expect(404);
  }

  @Test
  void anAddressIsOfOneCommunityAndNoneIsGuessed() {
    var address = address(town.resident(), MINE);
    var folder = "/communities/heping-li/calendar-feeds/";
    var secret = address.substring(folder.length(), address.length() - ".ics".length());

    assertThat(secret).matches("[A-Za-z0-9_-]{32}");
    for (var wrong :
        List.of(
            address.replace("heping-li", "xingfu-li"),
            address.replace("heping-li", "nowhere"),
            folder + secret,
            folder + secret + ".ICS",
            folder + secret.substring(1) + "A.ics",
            folder + ".ics",
            folder + "..%2F..ics",
            folder + "library")) {
      assertThat(town.anybody().get(wrong).code())
          .as(wrong)
          .isEqualTo("venue.calendar-feed-not-found");
    }
  }

  @Test
  void theSecretIsNeitherStoredNorLogged() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var seen = new Lines();
    seen.start();
    root.addAppender(seen);
    try {
      var path = address(town.resident(), MINE);
      var secret = path.substring(path.lastIndexOf('/') + 1).replace(".ics", "");
      town.anybody().get(path).expect(200);
      town.anybody().get(path.replace("heping-li", "xingfu-li")).expect(404);

      assertThat(Dump.of(town)).doesNotContain(secret);
      assertThat(
              seen.events().stream()
                  .map(event -> event.getFormattedMessage() + event.getMDCPropertyMap()))
          .anyMatch(line -> line.contains("getCalendarFeed 200"))
          .noneMatch(line -> line.contains(secret));
    } finally {
      root.detachAppender(seen);
    }
  }

  @Test
  void anErasedPersonsAddressIsDead() {
    var client = new Resident(town, "subscriber", 704).moveIn(Town.COMMUNITY);
    var address = address(client, MINE);

    client.put("/me/erasure", null).expect(202);
    town.anybody().get(address).expect(200);
    assertThat(client.put(MINE, null).code()).isNotEqualTo("ok");
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    Eventually.holds(() -> assertThat(town.anybody().get(address).status()).isEqualTo(404));
    assertThat(
            Dump.items(town, "venue").stream()
                .filter(item -> item.get("pk").s().contains("#feed-of#person#" + client.person())))
        .isEmpty();
  }

  private static String address(Client caller, String feed) {
    return caller.put(feed, null).expect(200).text("/path");
  }

  /** Each entry as its id, summary, state, start and end; the calendar must be a valid one. */
  private static List<String> described(Answer answer) {
    return parsed(answer).<VEvent>getComponents("VEVENT").stream()
        .map(CalendarFeedJourneyTest::described)
        .toList();
  }

  private static Calendar parsed(Answer answer) {
    try {
      var calendar = new CalendarBuilder().build(new StringReader(answer.expect(200).raw().body()));
      assertThat(calendar.validate().getEntries()).isEmpty();
      return calendar;
    } catch (IOException | ParserException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String described(VEvent event) {
    return String.join(
        " ",
        event.getRequiredProperty(Property.UID).getValue(),
        event.getRequiredProperty(Property.SUMMARY).getValue(),
        event.getRequiredProperty(Property.STATUS).getValue(),
        Instant.from(event.getDateTimeStart().getDate()).toString(),
        Instant.from(event.getDateTimeEnd().getDate()).toString());
  }
}
