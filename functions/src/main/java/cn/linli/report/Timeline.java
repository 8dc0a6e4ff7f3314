package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When zones were open, as events told it: copies of those events where a month finds the few that
 * concern it. {@code <community>#zones / <zone>} is the latest state of each zone, {@code
 * <community>#hours#<zone>} its history, {@code <community>#deviations#<month>} special days and
 * blackouts, {@code <community>#lifted#<blackout>} that one was lifted.
 */
final class Timeline {
  private static final int PAGE = 10;
  private static final String LIFTED = "lifted";

  private final Dynamo dynamo;
  private final Communities communities;
  private final LogTable entries;

  Timeline(Dynamo dynamo, Communities communities) {
    this.dynamo = dynamo;
    this.communities = communities;
    this.entries = new LogTable(dynamo);
  }

  /** Takes in what an entry says of opening hours, if anything. The same again changes nothing. */
  void take(Entry entry) {
    var community = entry.community();
    switch (entry.type()) {
      case ZoneState.TYPE ->
          ZoneState.of(entry)
              .ifPresent(state -> Stale.again(() -> configure(community, state, entry)));
      case Deviations.SPECIAL_DAY_SET, Deviations.SPECIAL_DAY_REMOVED -> {
        var date = LocalDate.parse(entry.data().path("date").asString());
        copy(deviations(community, YearMonth.from(date)), entry);
      }
      case Deviations.BLACKED_OUT -> blackOut(entry);
      case Deviations.LIFTED -> {
        var writes = new WriteSet(dynamo);
        entries.copy(writes, lifted(entry), LIFTED, entry);
        writes.commit();
      }
      default -> {}
    }
  }

  private boolean configure(CommunityId community, ZoneState state, Entry entry) {
    var latest = entries.find(zones(community), state.zone());
    var writes = new WriteSet(dynamo);
    entries.copy(writes, history(community, state.zone()), LogTable.sk(entry), entry);
    if (latest.isEmpty() || latest.get().revision() < state.revision()) {
      entries.replace(writes, zones(community), state.zone(), entry, latest.orElse(null));
    }
    writes.commit();
    return true;
  }

  private void blackOut(Entry entry) {
    var calendar = communities.calendar(entry.community());
    Deviations.Closure.of(entry, null).stream()
        .flatMap(closure -> closure.time().days(calendar).stream())
        .map(YearMonth::from)
        .distinct()
        .forEach(month -> copy(deviations(entry.community(), month), entry));
  }

  private void copy(String pk, Entry entry) {
    var writes = new WriteSet(dynamo);
    entries.copy(writes, pk, LogTable.sk(entry), entry);
    writes.commit();
  }

  /** When the zones of a community were or will be open in a month. */
  OpeningHours of(CommunityId community, YearMonth month) {
    var calendar = communities.calendar(community);
    var begin = TimeRange.day(month.atDay(1), calendar).start();
    var end = TimeRange.day(month.atEndOfMonth(), calendar).end();
    var histories = new LinkedHashMap<String, List<ZoneState>>();
    var names = new LinkedHashMap<String, String>();
    for (var row : entries.glanceAll(zones(community))) {
      var latest = ZoneState.of(row).orElseThrow();
      names.put(latest.zone(), latest.name());
      histories.put(
          latest.zone(),
          latest.at().isBefore(begin)
              ? List.of(latest)
              : history(community, latest.zone(), begin, end));
    }
    return new OpeningHours(month, calendar, names, histories, deviations(community, month, end));
  }

  /** What was in force when a time began, and what came in it; the first ever, where none was. */
  private List<ZoneState> history(CommunityId community, String zone, Instant begin, Instant end) {
    var states = new ArrayList<ZoneState>();
    var after = LogTable.from(end);
    do {
      var page = entries.page(history(community, zone), after, PAGE, false);
      for (var row : page.items()) {
        states.addFirst(ZoneState.of(row.entry()).orElseThrow());
        if (states.getFirst().at().isBefore(begin)) {
          return states;
        }
      }
      after = page.last();
    } while (after != null);
    return states;
  }

  private Deviations deviations(CommunityId community, YearMonth month, Instant end) {
    var told = entries.glanceAll(deviations(community, month));
    var closures =
        told.stream()
            .filter(entry -> entry.type().equals(Deviations.BLACKED_OUT))
            .flatMap(entry -> Deviations.Closure.of(entry, liftedAt(entry)).stream())
            .filter(closure -> closure.time().start().isBefore(end))
            .toList();
    return new Deviations(Map.copyOf(Deviations.specialDays(told)), closures);
  }

  private Instant liftedAt(Entry blackout) {
    return entries.find(lifted(blackout), LIFTED).map(Entry::at).orElse(null);
  }

  private static String zones(CommunityId community) {
    return community + "#zones";
  }

  private static String history(CommunityId community, String zone) {
    return community + "#hours#" + zone;
  }

  private static String deviations(CommunityId community, YearMonth month) {
    return community + "#deviations#" + month;
  }

  private static String lifted(Entry entry) {
    return entry.community() + "#lifted#" + entry.data().path("blackout").asString();
  }
}
