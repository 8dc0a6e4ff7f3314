package cn.linli.access;

import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which doors there are. */
final class Doors {
  private static final int MOST = 60;

  private final Site site;

  Doors(Site site) {
    this.site = site;
  }

  /** Creates or changes a door, and has the locks looked at for those who have booked already. */
  Door.View put(Commands.PutDoor command) {
    site.calendar(command.community());
    var next = command.asDoor();
    var stored = site.doors().find(next.community(), next.id());
    if (stored.filter(next::equals).isPresent()) {
      return next.view();
    }
    if (stored.isEmpty() && site.doors().list(next.community()).size() >= MOST) {
      throw AccessError.TOO_MANY_DOORS.refusal();
    }
    var writes = new WriteSet(site.dynamo());
    site.doors().put(writes, next);
    rehang(writes, stored, next);
    site.tasks().check(writes, next.community());
    writes.commit();
    return next.view();
  }

  private void rehang(WriteSet writes, Optional<Door> stored, Door next) {
    if (stored.map(Door::lock).filter(next.lock()::equals).isEmpty()) {
      site.locks().hang(writes, next, site.now());
      stored.ifPresent(before -> site.locks().takeDown(writes, before.lock()));
    }
  }

  Door.View get(Commands.OfDoor query) {
    return site.door(query.community(), query.door()).view();
  }

  Map<String, List<Door.View>> list(Commands.OfCommunity query) {
    return Map.of("items", site.doors().list(query.community()).stream().map(Door::view).toList());
  }
}
