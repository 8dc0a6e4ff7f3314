package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.identity.AuditLog;
import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What everything in this context stands on. */
record Hall(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    SignUpTable signUps,
    RowTable rows,
    LineTable lines,
    AnswerTable answers,
    TraceTable traces,
    StandingTable standings,
    CheckInTable checkIns,
    GiftTable gifts,
    RatingTable ratings,
    TurnTable turns,
    Passes passes,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Hall of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Hall(
        dynamo,
        clock,
        needs,
        new SignUpTable(dynamo),
        new RowTable(dynamo),
        new LineTable(dynamo),
        new AnswerTable(dynamo),
        new TraceTable(dynamo),
        new StandingTable(dynamo),
        new CheckInTable(dynamo),
        new GiftTable(dynamo),
        new RatingTable(dynamo),
        new TurnTable(dynamo),
        new Passes(needs.signatures(), clock),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  GuestCodes guestCodes() {
    return new GuestCodes(rows);
  }

  /** Adds that whoever signed somebody up has missed it by them, and what leads to that. */
  void miss(WriteSet writes, SignUp signUp) {
    if (standings.miss(writes, signUp, now())) {
      traces.put(
          writes, new TraceTable.Trace(signUp.by(), signUp.target().community(), null, null));
    }
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  SignUp get(SignUpKey key) {
    return signUps.find(key).orElseThrow(SignUpError.NOT_FOUND::refusal);
  }

  /** Everybody whom somebody has signed up for an activity under an id. */
  List<SignUp> of(Offering offering, PersonId by, UUID id) {
    var wards = needs.people().wards(by).stream().map(People.Ward::person);
    return Stream.concat(Stream.of(by), wards)
        .flatMap(person -> signUps.of(offering, person))
        .filter(signUp -> signUp.id().equals(id))
        .filter(signUp -> signUp.by().equals(by))
        .toList();
  }

  /** Those who are signed up together with somebody, in order. */
  List<SignUp> together(SignUp one) {
    return one.together().stream()
        .map(person -> person.equals(one.person()) ? one : get(one.key(person)))
        .filter(other -> other.id().equals(one.id()))
        .toList();
  }

  LocalDate day(CommunityId community, Instant instant) {
    return LocalDate.ofInstant(instant, needs.communities().calendar(community));
  }

  /** The key of somebody's sign-up. */
  static SignUpKey key(Offering offering, Target target, PersonId person) {
    return new SignUpKey(
        target.community(), person, offering.filed(), target.activity(), target.scope());
  }

  /** Writes the next revision of a sign-up, and tells of it. */
  void put(WriteSet writes, SignUp next) {
    signUps.put(writes, next);
    var data = new HashMap<String, Object>();
    data.put("signUp", next.id());
    data.put("activity", next.target().activity());
    if (!next.target().isAll()) {
      data.put("session", next.target().session());
    }
    data.put("person", next.person());
    data.put("by", next.by());
    data.put("ticket", next.ticket());
    data.put("state", next.state().toString());
    if (next.until() != null) {
      data.put("until", next.until());
    }
    if (next.missed()) {
      data.put("missed", true);
    }
    data.put("revision", next.revision());
    outbox.add(writes, new Event("signup.changed", 1, next.target().community(), data));
  }

  /** Of all who are signed up together, the one by whose reference tasks know them. */
  static SignUp first(List<SignUp> together) {
    return together.getFirst();
  }

  /** By which payments know what a payment is for. */
  static String subject(SignUp first) {
    return SUBJECT + first.target().community() + "/" + Tasks.ref(first.key());
  }

  static final String SUBJECT = "sign-up/";

  /** The sign-up that a payment is for. */
  static SignUpKey key(String subject) {
    var parts = subject.substring(SUBJECT.length()).split("/", 2);
    return Tasks.key(new CommunityId(parts[0]), parts[1]);
  }
}
