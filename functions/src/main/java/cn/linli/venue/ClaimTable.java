package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.RawItems;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Claims: {@code <community>#day#<date> / <zone>}, one attribute per claimed slot, holding the
 * reservation in 16 bytes. A day of a centre is one query; a day of a room that is booked for
 * twelve hours stays under 1 KB.
 */
final class ClaimTable {
  private static final String SLOT = "s";

  private final RawItems items;

  ClaimTable(Dynamo dynamo) {
    this.items = new RawItems(dynamo, ZoneTable.NAME);
  }

  /** The claims of a day as they are now. */
  DayClaims read(CommunityId community, LocalDate date) {
    return new DayClaims(date, byZone(items.list(pk(community, date))));
  }

  /** The claims of a day as they were a moment ago, at half the price. */
  DayClaims glance(CommunityId community, LocalDate date) {
    return new DayClaims(date, byZone(items.glanceAll(pk(community, date))));
  }

  /** Who holds one of the slots in one of the zones. */
  Set<UUID> holders(CommunityId community, LocalDate date, Collection<String> zones, BitSet slots) {
    var holders = new HashSet<UUID>();
    for (var item : items.list(pk(community, date))) {
      if (zones.contains(item.get("sk").s())) {
        slots.stream()
            .mapToObj(slot -> item.get(SLOT + slot))
            .filter(holder -> holder != null)
            .map(ClaimTable::holder)
            .forEach(holders::add);
      }
    }
    return holders;
  }

  /** Who holds what on a day, as it was a moment ago. */
  List<Hold> holds(CommunityId community, LocalDate date) {
    var holds = new ArrayList<Hold>();
    for (var item : items.glanceAll(pk(community, date))) {
      var byHolder = new HashMap<UUID, BitSet>();
      item.forEach(
          (name, value) -> {
            if (isSlot(name)) {
              byHolder.computeIfAbsent(holder(value), first -> new BitSet()).set(slot(name));
            }
          });
      byHolder.forEach(
          (holder, slots) -> holds.add(new Hold(date, item.get("sk").s(), holder, slots)));
    }
    return holds;
  }

  private static Map<String, BitSet> byZone(Iterable<Map<String, AttributeValue>> items) {
    var byZone = new HashMap<String, BitSet>();
    for (var item : items) {
      var slots = new BitSet();
      item.keySet().stream().filter(ClaimTable::isSlot).forEach(name -> slots.set(slot(name)));
      byZone.put(item.get("sk").s(), slots);
    }
    return byZone;
  }

  /** Frees slots that a reservation holds and claims others that must be free. */
  void change(
      WriteSet writes,
      CommunityId community,
      String zone,
      LocalDate date,
      BitSet freed,
      BitSet taken,
      UUID reservation) {
    var change = Condition.none();
    var holder = holder(reservation);
    freed.stream()
        .mapToObj(slot -> SLOT + slot)
        .forEach(slot -> change.equal(slot, holder).remove(slot));
    taken.stream()
        .mapToObj(slot -> SLOT + slot)
        .forEach(slot -> change.absent(slot).set(slot, holder));
    // What is freed was read with the reservation, whose own condition is the first to fail.
    var refusal =
        taken.isEmpty() ? new Stale() : VenueError.SLOT_TAKEN.refusal("in " + zone + " on " + date);
    writes.update(ZoneTable.NAME, pk(community, date), zone, change, refusal);
  }

  private static AttributeValue holder(UUID reservation) {
    var bytes =
        ByteBuffer.allocate(16)
            .putLong(reservation.getMostSignificantBits())
            .putLong(reservation.getLeastSignificantBits())
            .array();
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  private static UUID holder(AttributeValue value) {
    var bytes = value.b().asByteBuffer();
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static boolean isSlot(String attribute) {
    return attribute.startsWith(SLOT) && !attribute.equals("sk");
  }

  private static int slot(String attribute) {
    return Integer.parseInt(attribute.substring(SLOT.length()));
  }

  private static String pk(CommunityId community, LocalDate date) {
    return community + "#day#" + date;
  }

  /**
   * What a reservation holds of a zone on a day.
   *
   * @param slots buffer included
   */
  record Hold(LocalDate date, String zone, UUID reservation, BitSet slots) {}
}
