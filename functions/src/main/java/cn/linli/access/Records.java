package cn.linli.access;

import cn.linli.shared.ApiError;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import cn.linli.shared.http.PlainText;
import cn.linli.shared.http.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What happened at the doors, as their locks tell it: early, late, twice, in any order. */
final class Records {
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Site site;
  private final RecordTable records;
  private final OpenedTable opened;
  private final UnlockTable presses;

  Records(Site site) {
    this.site = site;
    this.records = new RecordTable(site.dynamo());
    this.opened = new OpenedTable(site.dynamo());
    this.presses = new UnlockTable(site.dynamo());
  }

  /** Takes what the vendor delivers; it hears that all is well only when all of it is stored. */
  PlainText delivered(Webhook call) {
    List<UnlockRecord> told;
    try {
      told = site.vendor().delivered(call.key(), new String(call.body(), StandardCharsets.UTF_8));
    } catch (LockFailure failure) {
      throw failure.kind() == LockFailure.Kind.REFUSED
          ? AccessError.CALL_REFUSED.refusal()
          : ApiError.BUSY.refusal();
    }
    told.forEach(this::store);
    return new PlainText(site.vendor().receipt());
  }

  /**
   * Stores a record unless it is stored. A lock that hangs nowhere tells us nothing, nor does one
   * of the time before it hung here.
   */
  void store(UnlockRecord record) {
    site.locks()
        .find(record.lock())
        .filter(hung -> !record.at().isBefore(hung.since()))
        .flatMap(hung -> site.doors().find(hung.community(), hung.door()))
        .ifPresent(door -> Stale.again(() -> storeOnce(door, record)));
  }

  private boolean storeOnce(Door door, UnlockRecord record) {
    var pk = RecordTable.pk(door.community(), door.id(), site.month(door.community(), record.at()));
    if (records.has(pk, record)) {
      return false;
    }
    var owner = owner(door, record);
    var row = row(pk, record, owner);
    var writes = new WriteSet(site.dynamo());
    records.create(writes, row);
    notice(door, record, owner)
        .ifPresent(kind -> site.alerts().raise(writes, alert(door, record, row, kind)));
    if (record.happening() == UnlockRecord.Happening.OPENED) {
      owner.ifPresent(known -> noteOpening(writes, door, record, known));
    }
    writes.commit();
    return true;
  }

  /** By the name on the lock; where the lock knew none, by the digits that somebody typed. */
  private Optional<Owner> owner(Door door, UnlockRecord record) {
    return record
        .reference()
        .flatMap(References::read)
        .or(() -> pressed(door, record))
        .or(() -> carried(door, record))
        .or(() -> record.typed().flatMap(typed -> site.codes().find(door.community(), typed)))
        .flatMap(
            name ->
                site.grants()
                    .find(door.community(), name.reservation())
                    .flatMap(grant -> owner(grant, name)));
  }

  /** A lock opened from afar does not say for whom; who pressed the button just before does. */
  private Optional<References.Name> pressed(Door door, UnlockRecord record) {
    if (record.method() != UnlockRecord.Method.REMOTE) {
      return Optional.empty();
    }
    var around =
        presses.between(door, record.at().minus(CLOCKS_DIFFER), record.at().plus(CLOCKS_DIFFER));
    return around.stream()
        .min(
            Comparator.comparing((UnlockTable.Press press) -> !press.opened())
                .thenComparing(press -> Duration.between(press.at(), record.at()).abs()))
        .map(press -> new References.Name(press.reservation(), press.holder()));
  }

  /** A lock knows cards and fingers by numbers of its own; whose window was on it tells whose. */
  private Optional<References.Name> carried(Door door, UnlockRecord record) {
    var kind =
        switch (record.method()) {
          case CARD -> Enrolment.Kind.CARD;
          case FINGERPRINT -> Enrolment.Kind.FINGERPRINT;
          case PASSCODE, REMOTE, APP, KEY, NONE, OTHER -> null;
        };
    if (kind == null || record.happening() != UnlockRecord.Happening.OPENED) {
      return Optional.empty();
    }
    var carriers =
        admittedAt(door, record.at())
            .flatMap(live -> site.grants().find(live.community(), live.reservation()).stream())
            .flatMap(grant -> site.plan(grant).carrying(kind, door.lock(), record.at()))
            .limit(2)
            .toList();
    // Of two whose cards were good then, nobody can tell which it was.
    return carriers.size() == 1 ? Optional.of(carriers.getFirst()) : Optional.empty();
  }

  private Stream<LiveTable.Live> admittedAt(Door door, Instant at) {
    return site.live().beginningBefore(door.community(), at.plus(Door.LONGEST_MARGIN)).stream()
        .filter(live -> live.admits(door, at));
  }

  private Optional<Owner> owner(Grant grant, References.Name name) {
    return site.holders()
        .find(grant.community(), name.reservation(), name.holder())
        .map(holder -> new Owner(grant, holder.person()));
  }

  private Optional<Alert.Kind> notice(Door door, UnlockRecord record, Optional<Owner> owner) {
    return switch (record.happening()) {
      case DENIED -> Optional.of(Alert.Kind.DENIED);
      case LOCKED_OUT -> Optional.of(Alert.Kind.LOCKED_OUT);
      case DOOR_LEFT_OPEN -> Optional.of(Alert.Kind.DOOR_LEFT_OPEN);
      case FORCED -> Optional.of(Alert.Kind.FORCED);
      case OPENED ->
          isOutside(door, record, owner)
              ? Optional.of(Alert.Kind.OPENED_OUTSIDE_WINDOW)
              : Optional.empty();
      case LOCKED, DOOR_OPENED, DOOR_CLOSED, OTHER -> Optional.empty();
    };
  }

  /** Where staff are about, they come and go by means of their own. */
  private boolean isOutside(Door door, UnlockRecord record, Optional<Owner> owner) {
    if (owner.isPresent()) {
      return !owner.get().grant().admits(door, record.at());
    }
    boolean credential =
        switch (record.method()) {
          case PASSCODE, CARD, FINGERPRINT -> true;
          case REMOTE, APP, KEY, NONE, OTHER -> false;
        };
    return credential && door.unattended() && admittedAt(door, record.at()).findAny().isEmpty();
  }

  private void noteOpening(WriteSet writes, Door door, UnlockRecord record, Owner owner) {
    var grant = owner.grant();
    if (grant.admits(door, record.at())) {
      opened(writes, grant, owner.person(), door.id(), record.at());
    }
  }

  /** Tells others once for a reservation that its people have come. */
  void opened(WriteSet writes, Grant grant, PersonId person, String door, Instant at) {
    if (opened.note(writes, grant, at)) {
      var data =
          Map.<String, Object>of(
              "reservation", grant.reservation(), "person", person, "door", door, "at", at);
      site.outbox().add(writes, new Event("access.door-opened", 1, grant.community(), data));
    }
  }

  private static RecordTable.Row row(String pk, UnlockRecord record, Optional<Owner> owner) {
    return new RecordTable.Row(
        pk,
        record.id(),
        record.at(),
        record.happening(),
        record.method(),
        owner.map(known -> known.grant().reservation()).orElse(null),
        owner.map(Owner::person).orElse(null));
  }

  private static Alert alert(Door door, UnlockRecord record, RecordTable.Row row, Alert.Kind kind) {
    var id = UUID.nameUUIDFromBytes(record.id().getBytes(StandardCharsets.UTF_8));
    return new Alert(
        door.community(), id, kind, record.at(), door.id(), row.reservation(), row.person());
  }

  /** A page of a month at a door, in the order of the lock's clock. */
  PageOf<View> list(Commands.ListRecords query) {
    site.door(query.community(), query.door());
    var name = "unlocks %s %s %s".formatted(query.community(), query.door(), query.month());
    var page =
        records.page(
            query.community(),
            query.door(),
            query.month(),
            site.needs().cursors().position(name, query.cursor()),
            PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(RecordTable.Row::view).toList(),
        site.needs().cursors().after(name, page.last()));
  }

  private record Owner(Grant grant, PersonId person) {}

  /** What the contract shows of a record. */
  record View(
      String id, Instant at, String happening, String method, UUID reservation, String person) {}
}
