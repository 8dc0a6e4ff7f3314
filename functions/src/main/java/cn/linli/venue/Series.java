package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A zone at the same time of several weeks, and what became of the request for each week.
 *
 * @param first when it takes place for the first time
 * @param use without the note, which stands in the reservations: there it is forgotten in time
 * @param noteHash tells whether a repeated request has the same note, and not what the note is
 * @param outcomes of each week: placed, undecided, or the code of the refusal
 * @param revision counts the changes
 */
record Series(
    CommunityId community,
    UUID id,
    PersonId person,
    String zone,
    TimeRange first,
    Mode mode,
    Use use,
    int noteHash,
    List<String> outcomes,
    Instant placedAt,
    int revision) {
  /** The outcome of a week that has a reservation; how it stands is a matter of its own. */
  static final String PLACED = "placed";

  /** The outcome of a week that nothing was said about yet. */
  static final String UNDECIDED = "undecided";

  /** What becomes of the other weeks where one cannot be. */
  enum Mode {
    PARTIAL,
    ALL_OR_NOTHING;

    static Mode of(String word) {
      return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }
  }

  /** A new series with the same outcome of every week. */
  static Series of(PersonId person, SeriesCommands.Place command, String outcome, Instant now) {
    return new Series(
        command.community(),
        command.series(),
        person,
        command.zone(),
        command.time(),
        command.mode(),
        command.useWithoutNote(),
        command.noteHash(),
        Collections.nCopies(command.weeks(), outcome),
        now,
        1);
  }

  /** Whether a command that names this series' id asks for just this series. */
  boolean isOf(PersonId caller, SeriesCommands.Place command) {
    var asked = of(caller, command, UNDECIDED, placedAt);
    return person.equals(caller)
        && zone.equals(asked.zone)
        && first.equals(asked.first)
        && weeks() == asked.weeks()
        && mode == asked.mode
        && use.equals(asked.use)
        && noteHash == asked.noteHash;
  }

  int weeks() {
    return outcomes.size();
  }

  boolean isDecided() {
    return !outcomes.contains(UNDECIDED);
  }

  /** The first week that nothing was said about yet, or -1. */
  int firstUndecided() {
    return outcomes.indexOf(UNDECIDED);
  }

  /** The weeks that have a reservation. */
  List<Integer> placed() {
    return IntStream.range(0, weeks())
        .filter(week -> outcomes.get(week).equals(PLACED))
        .boxed()
        .toList();
  }

  /** Why a week has no reservation, if that is decided. */
  Optional<VenueError> refusal(int week) {
    var outcome = outcomes.get(week);
    return outcome.equals(PLACED) || outcome.equals(UNDECIDED)
        ? Optional.empty()
        : Optional.of(VenueError.of(outcome));
  }

  /** The next revision: one more week is decided. */
  Series with(int week, String outcome) {
    var next = new ArrayList<>(outcomes);
    next.set(week, outcome);
    return withAll(next);
  }

  /** The next revision, with these outcomes. */
  Series withAll(List<String> next) {
    return new Series(
        community,
        id,
        person,
        zone,
        first,
        mode,
        use,
        noteHash,
        List.copyOf(next),
        placedAt,
        revision + 1);
  }

  /** The reservation of a week, the same however often it is asked for. */
  UUID reservation(int week) {
    var name = community + "#series#" + id + "#" + week;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * When it takes place in a week: from the same local time on, whatever the clocks did meanwhile,
   * and for as long as the first time.
   */
  TimeRange time(int week, ZoneId calendar) {
    var start =
        LocalDateTime.ofInstant(first.start(), calendar)
            .plusWeeks(week)
            .atZone(calendar)
            .toInstant();
    return new TimeRange(start, start.plus(first.length()));
  }

  /**
   * What is asked for in a week.
   *
   * @param born when its person was
   * @param note of the request
   */
  Placing.Wish wish(int week, ZoneId calendar, LocalDate born, String note) {
    var time = time(week, calendar);
    var place =
        new Commands.Place(
            community,
            reservation(week),
            zone,
            time.start(),
            time.end(),
            use.people(),
            use.purpose(),
            use.organiser(),
            note,
            Commands.IfTaken.REFUSE);
    return new Placing.Wish(person, born, place, id, week);
  }
}
