package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What a holder sees of their own access. */
final class Entries {
  private final Site site;
  private final Passcodes passcodes;
  private final Invitations invitations;

  Entries(Site site) {
    this.site = site;
    this.passcodes = new Passcodes(site.keys(), site.codes());
    this.invitations = new Invitations(site.keys());
  }

  /** The caller's way in, with the passcode while there is one. */
  Entry get(Principal caller, Commands.OfReservation query) {
    var use = use(query.community(), query.reservation(), caller.person());
    var grant = use.plan().grant();
    var holder = use.holder();
    boolean live = grant.stands() && use.plan().doors().stream().anyMatch(use::isYetToClose);
    var read = live && holder.sealed() != null ? passcodes.read(holder) : null;
    var passcode = read == null ? null : read.passcode().map(Passcode::digits).orElse(null);
    return new Entry(
        grant.reservation(),
        live ? "live" : "ended",
        holder.number() == 0 ? "booker" : "helper",
        grant.time().start(),
        grant.time().end(),
        passcode,
        live ? doors(use, read) : List.of(),
        holder.number() == 0 ? helpers(use.plan()) : null);
  }

  private List<Invitations.View> helpers(Plan plan) {
    return plan.holders().stream()
        .filter(holder -> holder.number() > 0)
        .map(invitations::view)
        .toList();
  }

  /** The grant as a person holds it; refuses whoever does not. */
  Use use(CommunityId community, UUID reservation, PersonId person) {
    var grant =
        site.grants()
            .find(community, reservation)
            .orElseThrow(AccessError.GRANT_NOT_FOUND::refusal);
    var plan = site.plan(grant);
    return plan.holders().stream()
        .filter(holder -> holder.isAdmittedAs(person))
        .findFirst()
        .map(holder -> new Use(plan, holder))
        .orElseThrow(AccessError.GRANT_NOT_FOUND::refusal);
  }

  private static List<AtDoor> doors(Use use, Passcodes.Read read) {
    return use.plan().doors().stream()
        .filter(use.plan().grant()::opens)
        .sorted(Comparator.comparing(Door::id))
        .map(door -> atDoor(use, door, read))
        .toList();
  }

  private static AtDoor atDoor(Use use, Door door, Passcodes.Read read) {
    var window = door.window(use.plan().grant().time());
    var place = use.holder().places().get(door.lock());
    boolean offline = place != null && place.kind() == Place.Kind.OFFLINE;
    var instead =
        offline && read != null
            ? read.offline(door.lock()).map(Passcode::digits).orElse(null)
            : null;
    return new AtDoor(
        door.id(),
        door.name(),
        window.start(),
        window.end(),
        place != null && place.serves(window, use.holder().code()) ? "ready" : "awaited",
        instead,
        window.contains(use.plan().now()));
  }

  /** A grant and the holder who uses it. */
  record Use(Plan plan, Holder holder) {
    boolean isYetToClose(Door door) {
      return plan.grant().opens(door)
          && plan.now().isBefore(door.window(plan.grant().time()).end());
    }
  }

  /** What the contract shows. */
  record Entry(
      UUID reservation,
      String state,
      String as,
      Instant start,
      Instant end,
      String passcode,
      List<AtDoor> doors,
      List<Invitations.View> helpers) {
    /** Without the digits. */
    @Override
    public String toString() {
      return "entry of " + reservation;
    }
  }

  /** What the contract shows of a door. */
  record AtDoor(
      String door,
      String name,
      Instant from,
      Instant until,
      String state,
      String passcode,
      boolean remoteUnlock) {
    /** Without the digits. */
    @Override
    public String toString() {
      return "entry by " + door;
    }
  }
}
