package cn.linli.board;

import cn.linli.board.ContactTable.Daily;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;
import java.util.UUID;

/** Brings people together without showing anybody's number before both say so. */
final class Contacting {
  private final Stand stand;

  Contacting(Stand stand) {
    this.stand = stand;
  }

  /** Somebody would like to talk about an offer. The same again is the same request. */
  Contact.View ask(Principal caller, Commands.Ask command) {
    var name = stand.needs().people().requireName(caller.person());
    return Stale.again(() -> askOnce(caller, command, name)).view(false);
  }

  private Contact askOnce(Principal caller, Commands.Ask command, String name) {
    var known = stand.contacts().find(command.key(), command.contact());
    if (known.isPresent()) {
      return known
          .filter(one -> one.says(caller.person(), command.text(), command.phone()))
          .orElseThrow(BoardError.ID_REUSED::refusal);
    }
    var offer =
        stand
            .offers()
            .find(command.key())
            .filter(one -> one.isShown(stand.now()) && stand.maySell(one))
            .orElseThrow(BoardError.OFFER_NOT_FOUND::refusal);
    if (offer.owner().equals(caller.person())) {
      throw BoardError.OWN.refusal();
    }
    var contact = Contact.first(command, caller.person(), name, stand.now());
    var writes = stand.writes();
    var community = command.community();
    stand.put(writes, offer, contact, "asked", caller.person());
    stand
        .contacts()
        .onceMore(writes, community, caller.person(), Daily.ASKING, stand.today(community));
    stand.lists().add(writes, offer, contact);
    writes.commit();
    return contact;
  }

  /** The poster accepts or declines. */
  Contact.View answer(Principal caller, Commands.Reply command) {
    return Stale.again(
            () -> {
              var offer = own(caller, command.key());
              var contact = contact(command.key(), command.contact());
              var wanted = command.accept() ? Contact.State.ACCEPTED : Contact.State.DECLINED;
              if (contact.state() == wanted) {
                return contact;
              }
              var next = contact.answered(command.accept(), command.text(), command.phone());
              if (command.accept()) {
                new Sides(offer, contact, true).requireGoing(stand);
              }
              var writes = stand.writes();
              stand.put(writes, offer, next, wanted.toString(), caller.person());
              writes.commit();
              return next;
            })
        .view(true);
  }

  private Offer own(Principal caller, Offer.Key key) {
    return stand
        .offers()
        .find(key)
        .filter(offer -> offer.owner().equals(caller.person()))
        .orElseThrow(BoardError.OFFER_NOT_FOUND::refusal);
  }

  private Contact contact(Offer.Key offer, UUID id) {
    return stand.contacts().find(offer, id).orElseThrow(BoardError.CONTACT_NOT_FOUND::refusal);
  }

  /** Who would like to talk about one's offer, the last first. */
  PageOf<Contact.View> of(Principal caller, Commands.PageOfOffer query) {
    var offer = own(caller, query.key());
    var list = ListTable.contacts(offer.key());
    return page(list, query.community().value(), query.limit(), query.cursor(), offer.key(), true);
  }

  /** What one asked oneself, the last first. */
  PageOf<Contact.View> mine(Principal caller, Commands.PageOfCommunity query) {
    var list = ListTable.asked(query.community(), caller.person());
    var any = new Offer.Key(query.community(), null);
    return page(list, query.community().value(), query.limit(), query.cursor(), any, false);
  }

  private PageOf<Contact.View> page(
      String list, String name, Integer limit, String cursor, Offer.Key key, boolean toOwner) {
    var cursors = stand.needs().people().cursors();
    var query = "contacts %s %s".formatted(name, list);
    Table.Slice<ListTable.Row> page =
        stand.lists().page(list, cursors.position(query, cursor), PageOf.limit(limit));
    var found =
        page.items().stream()
            .flatMap(
                row ->
                    stand
                        .contacts()
                        .find(new Offer.Key(key.community(), row.offer()), row.contact())
                        .stream())
            .map(contact -> contact.view(toOwner))
            .toList();
    return new PageOf<>(found, cursors.after(query, page.last()));
  }

  /**
   * The number of the other side, if they agreed. Who reads it and why is on record before it is
   * read.
   */
  Phone disclose(Principal caller, Commands.Disclose command) {
    var sides = stand.sides(caller, command.key(), command.contact());
    if (!sides.contact().view(sides.isOwner()).phone()) {
      throw BoardError.NOT_AGREED.refusal();
    }
    sides.requireGoing(stand);
    return new Phone(
        stand
            .needs()
            .people()
            .phone(command.community(), caller.person(), sides.other(), command.purpose()));
  }

  /** A number in full. */
  record Phone(String phone) {}
}
