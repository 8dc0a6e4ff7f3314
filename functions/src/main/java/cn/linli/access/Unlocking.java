package cn.linli.access;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The button that opens a door from afar, for holders and in their time. */
final class Unlocking {
  private static final Duration KEPT = Duration.ofDays(8);

  private final Site site;
  private final Entries entries;
  private final Records records;
  private final UnlockTable presses;

  Unlocking(Site site) {
    this.site = site;
    this.entries = new Entries(site);
    this.records = new Records(site);
    this.presses = new UnlockTable(site.dynamo());
  }

  /** Opens a door now. Written down before the lock is asked; the same press opens once. */
  View unlock(Principal caller, Commands.Unlock command) {
    var use = entries.use(command.community(), command.reservation(), caller.person());
    var press = Stale.again(() -> press(use, command));
    if (!press.opened()) {
      open(site.door(command.community(), command.door()).lock());
      Stale.again(() -> opened(use, press));
    }
    return new View(press.id(), press.door(), press.at());
  }

  private UnlockTable.Press press(Entries.Use use, Commands.Unlock command) {
    var stored = presses.find(command.community(), command.reservation(), command.unlock());
    var holder = use.holder();
    if (stored.isPresent()
        && (stored.get().holder() != holder.number()
            || !stored.get().door().equals(command.door()))) {
      throw AccessError.UNLOCK_ID_REUSED.refusal();
    }
    if (stored.filter(UnlockTable.Press::opened).isPresent()) {
      return stored.get();
    }
    requireOpen(use, command.door());
    if (stored.isPresent()) {
      return stored.get();
    }
    var now = site.now().truncatedTo(ChronoUnit.SECONDS);
    var press = UnlockTable.Press.of(holder, command.unlock(), command.door(), now, now.plus(KEPT));
    var writes = new WriteSet(site.dynamo());
    presses.create(writes, command.community(), press);
    writes.commit();
    return press;
  }

  private void requireOpen(Entries.Use use, String id) {
    var grant = use.plan().grant();
    var door =
        use.plan().doors().stream()
            .filter(each -> each.id().equals(id) && grant.opens(each))
            .findFirst()
            .orElseThrow(AccessError.DOOR_NOT_FOUND::refusal);
    if (!grant.stands()) {
      throw AccessError.GRANT_OVER.refusal();
    }
    if (!door.window(grant.time()).contains(site.now())) {
      throw AccessError.OUTSIDE_WINDOW.refusal();
    }
  }

  private void open(DoorLock lock) {
    try {
      site.vendor().unlock(lock);
    } catch (LockFailure failure) {
      throw switch (failure.kind()) {
        case OFFLINE -> AccessError.LOCK_OFFLINE.refusal();
        case RETRY_LATER, FULL, CHOOSE_ANOTHER -> AccessError.LOCK_BUSY.refusal();
        case REFUSED, GONE -> AccessError.LOCK_REFUSED.refusal();
      };
    }
  }

  private boolean opened(Entries.Use use, UnlockTable.Press press) {
    var writes = new WriteSet(site.dynamo());
    presses.opened(writes, use.plan().grant().community(), press);
    var person = use.holder().person();
    records.opened(writes, use.plan().grant(), person, press.door(), press.at());
    writes.commit();
    return true;
  }

  /** What the contract shows. */
  record View(UUID unlock, String door, Instant at) {}
}
