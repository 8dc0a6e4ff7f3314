package cn.linli.poll;

import cn.linli.identity.AuditLog;
import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** What everything in this context stands on. */
record Hall(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    MatterTable matters,
    ListingTable listings,
    BoxTable boxes,
    EntryTable entries,
    EntrantTable entrants,
    RoomTable rooms,
    TallyTable tallies,
    VoteTable votes,
    PlaceTable places,
    AwardTable awards,
    ParticipationTable participations,
    AnswerTable answers,
    ResultsTable results,
    WardTable wards,
    Glimpses<Matter.Key, Matter> seen,
    Vetting vetting,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static final int ADULT = 18;

  static Hall of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Hall(
        dynamo,
        clock,
        needs,
        new MatterTable(dynamo),
        new ListingTable(dynamo),
        new BoxTable(dynamo),
        new EntryTable(dynamo),
        new EntrantTable(dynamo),
        new RoomTable(dynamo),
        new TallyTable(dynamo),
        new VoteTable(dynamo),
        new PlaceTable(dynamo),
        new AwardTable(dynamo),
        new ParticipationTable(dynamo),
        new AnswerTable(dynamo),
        new ResultsTable(dynamo),
        new WardTable(dynamo),
        new Glimpses<>(clock),
        new Vetting(needs.screenings()),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today(CommunityId community) {
    return LocalDate.ofInstant(now(), needs.communities().calendar(community));
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Matter matter(Matter.Key key) {
    return matters.find(key).orElseThrow(key.kind()::notFound);
  }

  /** One that everybody may know of, as it is now. */
  Matter published(Matter.Key key) {
    return matters.find(key).filter(Matter::isPublished).orElseThrow(key.kind()::notFound);
  }

  /**
   * The same as it was up to a second ago: its terms do not change any more, and whether it goes on
   * the boxes know.
   */
  Matter glimpse(Matter.Key key) {
    return seen.get(
        key,
        () -> matters.glance(key).filter(Matter::isPublished).orElseThrow(key.kind()::notFound));
  }

  /** One of which people see what came of it. */
  Matter shown(Matter.Key key) {
    var matter = glimpse(key);
    if (!matter.state().isShown()) {
      throw PollError.NOT_NOW.refusal("it is " + matter.state());
    }
    return matter;
  }

  /** Refuses whoever is no adult with a verified name, and tells when they were born. */
  LocalDate requireAdult(PersonId person, CommunityId community) {
    var born = needs.people().requireActive(person);
    if (born == null) {
      throw ApiError.REAL_NAME_REQUIRED.refusal();
    }
    if (!isAdult(born, community)) {
      throw PollError.ADULTS_ONLY.refusal();
    }
    return born;
  }

  /** Whether somebody is of age today. */
  boolean isAdult(LocalDate born, CommunityId community) {
    return born.until(today(community)).getYears() >= ADULT;
  }

  /** Writes the next revision of a matter that was read, with its place in the lists. */
  void put(WriteSet writes, Matter before, Matter next, RuntimeException ifChanged) {
    matters.put(writes, next, ifChanged);
    listings.move(writes, before, next);
    if (before == null || before.state() != next.state()) {
      outbox.add(
          writes,
          new Event(
              "poll.matter-changed",
              1,
              next.key().community(),
              Map.of(
                  "kind", next.key().kind().toString(),
                  "matter", next.key().id(),
                  "state", next.state().toString(),
                  "revision", next.revision())));
    }
  }
}
