package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.stream.Stream;

/** What a person has left on the board: for their export, and what goes with their erasure. */
final class Leaving {
  private static final int PAGE = 50;

  private final Stand stand;

  Leaving(Stand stand) {
    this.stand = stand;
  }

  private Stream<ListTable.Row> rows(String list, String after) {
    var page = stand.lists().page(list, after, PAGE);
    var here = page.items().stream();
    return page.last() == null
        ? here
        : Stream.concat(here, Stream.of(page.last()).flatMap(last -> rows(list, last)));
  }

  private Stream<Offer> offers(CommunityId community, PersonId person) {
    return rows(ListTable.of(community, person), null)
        .flatMap(row -> stand.offers().find(new Offer.Key(community, row.offer())).stream());
  }

  private Stream<Contact> contacts(CommunityId community, PersonId person) {
    return rows(ListTable.asked(community, person), null)
        .flatMap(
            row ->
                stand
                    .contacts()
                    .find(new Offer.Key(community, row.offer()), row.contact())
                    .stream());
  }

  /** All of a person's in these communities. */
  List<Exported> all(PersonId person, List<CommunityId> in) {
    return in.stream()
        .map(
            community ->
                new Exported(
                    community,
                    offers(community, person)
                        .map(offer -> OfferView.inFull(offer, null, null))
                        .toList(),
                    contacts(community, person).map(contact -> contact.view(false)).toList()))
        .filter(left -> !left.offers().isEmpty() || !left.contacts().isEmpty())
        .toList();
  }

  /** They are erased. The same again changes nothing. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      offers(community, person).forEach(offer -> Stale.again(() -> forget(offer.key())));
      contacts(community, person)
          .forEach(contact -> Stale.again(() -> forget(contact.offer(), contact)));
    }
  }

  private boolean forget(Offer.Key key) {
    var offer = stand.offer(key);
    if (offer.content().title() == null) {
      return false;
    }
    var writes = stand.writes();
    stand.put(writes, offer, offer.forgotten(), new Stale());
    writes.commit();
    return true;
  }

  private boolean forget(Offer.Key key, Contact listed) {
    var contact = stand.contacts().find(key, listed.id()).orElseThrow();
    if (contact.text() == null) {
      return false;
    }
    var writes = stand.writes();
    stand.contacts().put(writes, contact.forgotten());
    writes.commit();
    return true;
  }

  /** What somebody left in a community. */
  record Exported(CommunityId community, List<OfferView> offers, List<Contact.View> contacts) {}
}
