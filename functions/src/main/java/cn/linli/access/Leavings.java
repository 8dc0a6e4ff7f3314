package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is held about a person here: shown to them, and forgotten with them. */
final class Leavings {
  private final Site site;
  private final Enrolments enrolments;

  Leavings(Site site) {
    this.site = site;
    this.enrolments = new Enrolments(site);
  }

  /** For the export of a person's data. Passcodes end with their bookings and are not in it. */
  List<Held> of(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> Stream.concat(helps(community, person), cards(community, person)))
        .toList();
  }

  private Stream<Held> helps(CommunityId community, PersonId person) {
    return site.people().reservations(community, person).stream()
        .flatMap(id -> site.grants().find(community, id).stream())
        .map(
            grant ->
                grant.person().equals(person)
                    ? new Held(community, "named-helpers", grant.reservation(), null, labels(grant))
                    : new Held(community, "helper", grant.reservation(), null, null));
  }

  private List<String> labels(Grant grant) {
    return site.holders().list(grant.community(), grant.reservation()).stream()
        .map(Holder::label)
        .filter(label -> label != null)
        .toList();
  }

  private Stream<Held> cards(CommunityId community, PersonId person) {
    return site.enrolments().of(community, person).stream()
        .map(card -> new Held(community, card.kind().toString(), null, card.door(), null));
  }

  /** Ends what an erased person still had, and forgets whom they named. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      for (var reservation : site.people().reservations(community, person)) {
        Stale.again(() -> forgetHelp(community, reservation, person));
      }
      for (var card : site.enrolments().of(community, person)) {
        enrolments.end(community, card.id());
      }
    }
  }

  private boolean forgetHelp(CommunityId community, UUID reservation, PersonId person) {
    var grant = site.grants().find(community, reservation).orElseThrow();
    var writes = new WriteSet(site.dynamo());
    boolean removed = false;
    for (var holder : site.holders().list(community, reservation)) {
      if (holder.number() > 0 && grant.person().equals(person) && holder.label() != null) {
        site.holders().put(writes, holder.as(holder.state(), holder.person(), null));
      } else if (holder.number() > 0 && person.equals(holder.person())) {
        site.holders().put(writes, holder.as(Holder.State.REMOVED, person, null));
        removed |= holder.isAdmitted();
      }
    }
    if (removed) {
      site.grants().put(writes, grant.hurried());
      site.tasks().settle(writes, grant);
    }
    site.people().delete(writes, community, person, reservation);
    writes.commit();
    return true;
  }

  /** What the contract shows in an export. */
  record Held(
      CommunityId community, String what, UUID reservation, String door, List<String> labels) {}
}
