package cn.linli.board;

import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What everything in this context stands on. */
record Stand(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    OfferTable offers,
    ContactTable contacts,
    MessageTable messages,
    ListTable lists,
    Errands errands,
    Outbox outbox,
    AuditLog audit) {
  /** An offer's time is over. */
  static final String OVER = "board.over";

  static Stand of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Stand(
        dynamo,
        clock,
        needs,
        new OfferTable(dynamo),
        new ContactTable(dynamo),
        new MessageTable(dynamo),
        new ListTable(dynamo),
        new Errands(
            dynamo, outbox, (community, data) -> new Event("board.fell-due", 1, community, data)),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  LocalDate today(CommunityId community) {
    return LocalDate.ofInstant(now(), needs.communities().calendar(community));
  }

  Offer offer(Offer.Key key) {
    return offers.find(key).orElseThrow(BoardError.OFFER_NOT_FOUND::refusal);
  }

  /** A request as one of its sides comes to it; to anybody else there is none. */
  Sides sides(Principal caller, Offer.Key key, UUID id) {
    var offer = offer(key);
    var contact = contacts.find(key, id).orElseThrow(BoardError.CONTACT_NOT_FOUND::refusal);
    boolean isOwner = offer.owner().equals(caller.person());
    if (!isOwner && !contact.person().equals(caller.person())) {
      throw BoardError.CONTACT_NOT_FOUND.refusal();
    }
    return new Sides(offer, contact, isOwner);
  }

  /** Whether the merchant of an offer may sell where it stands, now. */
  boolean maySell(Offer offer) {
    var community = offer.key().community();
    return needs.merchants().maySellIn(community, offer.home(), offer.merchant());
  }

  /** Writes a request's next revision, and tells of it whoever did not do it. */
  void put(WriteSet writes, Offer offer, Contact next, String step, PersonId by) {
    contacts.put(writes, next);
    var data = new HashMap<String, Object>();
    data.put("offer", offer.key().id());
    data.put("contact", next.id());
    data.put("step", step);
    data.put("state", next.state().toString());
    if (by != null) {
      data.put("by", by);
      data.put("to", by.equals(next.person()) ? offer.owner() : next.person());
    }
    data.put("revision", next.revision());
    outbox.add(writes, new Event("board.contact-changed", 1, offer.key().community(), data));
  }

  void handOver(Deadline due) {
    errands.handOver(due);
  }

  /** Writes an offer's next revision with its places in the lists, and tells of it. */
  void put(WriteSet writes, Offer before, Offer next, RuntimeException ifChanged) {
    offers.put(writes, next, ifChanged);
    lists.move(writes, before, next, now());
    outbox.add(
        writes,
        new Event(
            "board.offer-changed",
            1,
            next.key().community(),
            Map.of(
                "offer", next.key().id(),
                "merchant", next.merchant(),
                "owner", next.owner(),
                "sort", next.content().sort().toString(),
                "category", next.content().category(),
                "state", next.state().toString(),
                "until", next.content().until(),
                "revision", next.revision())));
  }
}
