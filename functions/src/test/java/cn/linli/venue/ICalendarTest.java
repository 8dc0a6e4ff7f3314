package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.TimeRange;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is what a reader that is not ours reads. */
class ICalendarTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final TimeRange TIME =
      new TimeRange(Instant.parse("2026-12-31T15:00:00Z"), Instant.parse("2026-12-31T17:30:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "舞蹈室",
        "a,b;c\\d:e",
        "\\n is no line break",
        "两\n行",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀aé舞😀"
      })
  void anyTextIsReadAsItWasAndNoLineIsTooLong(String summary) throws Exception {
    var text = calendar(summary);

    var events = new CalendarBuilder().build(new StringReader(text)).<VEvent>getComponents();
    assertThat(events).hasSize(1);
    assertThat(value(events.getFirst(), Property.SUMMARY)).isEqualTo(summary);
    assertThat(Stream.of(text.split("\r\n", -1)))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void anEntryHasItsTimesInUtcItsStateAndNothingElse() {
    var lines = calendar("舞蹈室").lines().dropWhile(line -> !line.equals("BEGIN:VEVENT"));

    assertThat(lines)
        .containsExactly(
            "BEGIN:VEVENT",
            "UID:u-1",
            "DTSTAMP:20261201T000000Z",
            "DTSTART:20261231T150000Z",
            "DTEND:20261231T173000Z",
            "SUMMARY:舞蹈室",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void aCalendarWithoutEntriesIsOneToo() throws Exception {
    var text = ICalendar.text("空", NOW, List.of());

    assertThat(new CalendarBuilder().build(new StringReader(text)).getComponents()).isEmpty();
  }

  private static String calendar(String summary) {
    var event = new ICalendar.Event("u-1", TIME, summary, ICalendar.Status.CANCELLED);
    return ICalendar.text("我的预约", NOW, List.of(event));
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }
}
