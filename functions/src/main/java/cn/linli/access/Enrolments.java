package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cards and fingers that the staff enrolled at a lock for a person. */
final class Enrolments {
  private static final int MOST = 20;

  private final Site site;

  Enrolments(Site site) {
    this.site = site;
  }

  /** Registers what was enrolled. From now on it opens with the person's bookings. */
  Enrolment.View register(Commands.Enrol command) {
    var door = site.door(command.community(), command.door());
    var asked = command.at(door.lock());
    return Stale.again(
        () -> {
          if (site.enrolments().owner(command.community(), command.enrolment()).isPresent()) {
            return site.enrolments()
                .find(command.community(), command.enrolment())
                .filter(asked::isSame)
                .orElseThrow(AccessError.ENROLMENT_ID_REUSED::refusal)
                .view();
          }
          if (site.enrolments().of(command.community(), command.person()).size() >= MOST) {
            throw AccessError.TOO_MANY_ENROLMENTS.refusal();
          }
          var writes = new WriteSet(site.dynamo());
          site.enrolments().create(writes, asked);
          // For bookings that are near already.
          site.tasks().heal(writes, command.community());
          writes.commit();
          return asked.view();
        });
  }

  /** A person's cards and fingers. */
  Map<String, List<Enrolment.View>> list(Commands.OfPerson query) {
    var cards = site.enrolments().of(query.community(), query.person());
    return Map.of("items", cards.stream().map(Enrolment::view).toList());
  }

  /**
   * Ends what a card or finger opens, and forgets it as soon as its lock has closed it. Whoever has
   * lost theirs waits for no booking to end.
   */
  Object remove(Commands.OfEnrolment command) {
    var community = command.community();
    var stored = site.enrolments().find(community, command.enrolment());
    boolean wasHere = site.enrolments().owner(community, command.enrolment()).isPresent();
    if (stored.isEmpty() && wasHere) {
      return null;
    }
    if (stored.filter(card -> card.door().equals(command.door())).isEmpty()) {
      throw AccessError.ENROLMENT_NOT_FOUND.refusal();
    }
    end(community, command.enrolment());
    return null;
  }

  /** The same of one that is known, unless it is gone already. */
  void end(CommunityId community, UUID enrolment) {
    Stale.again(
        () -> {
          var writes = new WriteSet(site.dynamo());
          site.enrolments().find(community, enrolment).ifPresent(card -> end(writes, card));
          writes.commitIfAny();
          return true;
        });
  }

  private void end(WriteSet writes, Enrolment card) {
    if (!card.opens(site.now())) {
      site.enrolments().delete(writes, card);
    } else if (!card.removed()) {
      site.enrolments().put(writes, card.ending());
      var grant = site.grants().find(card.community(), card.movedFor()).orElseThrow();
      site.grants().put(writes, grant.hurried());
      site.tasks().settle(writes, grant);
    }
  }
}
