package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

  /** What others asked about somebody's offers. */
  private Stream<Contact> received(CommunityId community, PersonId person) {
    return offers(community, person)
        .flatMap(offer -> rows(ListTable.contacts(offer.key()), null))
        .flatMap(
            row ->
                stand
                    .contacts()
                    .find(new Offer.Key(community, row.offer()), row.contact())
                    .stream());
  }

  /** What somebody answered and wrote to others. */
  private Stream<Words> said(CommunityId community, PersonId person) {
    var answers =
        received(community, person)
            .filter(contact -> contact.reply() != null)
            .map(contact -> new Words(contact.offer().id(), contact.id(), contact.reply()));
    var written =
        Stream.concat(contacts(community, person), received(community, person))
            .flatMap(contact -> stand.messages().list(contact).stream())
            .filter(said -> said.by().equals(person) && said.text() != null)
            .map(said -> new Words(said.offer().id(), said.contact(), said.text()));
    return Stream.concat(answers, written);
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
                    contacts(community, person).map(contact -> contact.view(false)).toList(),
                    said(community, person).toList()))
        .filter(left -> !left.offers().isEmpty() || !left.contacts().isEmpty())
        .toList();
  }

  /** They are erased. The same again changes nothing. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      offers(community, person).forEach(offer -> Stale.again(() -> forget(offer.key())));
      contacts(community, person).forEach(contact -> forget(contact, person, Contact::forgotten));
      received(community, person).forEach(contact -> forget(contact, person, Contact::abandoned));
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

  /** First nobody can write any more, then what was written goes. */
  private void forget(Contact listed, PersonId person, UnaryOperator<Contact> how) {
    Stale.again(() -> forgetOnce(listed, how));
    stand.messages().list(listed).stream()
        .filter(said -> said.by().equals(person) && said.text() != null)
        .forEach(
            said -> {
              var writes = stand.writes();
              stand.messages().put(writes, said.forgotten());
              writes.commit();
            });
  }

  private boolean forgetOnce(Contact listed, UnaryOperator<Contact> how) {
    var contact = stand.contacts().find(listed.offer(), listed.id()).orElseThrow();
    var next = how.apply(contact);
    if (next.isLike(contact)) {
      return false;
    }
    var writes = stand.writes();
    stand.put(writes, stand.offer(listed.offer()), next, "forgotten", null);
    writes.commit();
    return true;
  }

  /** What somebody left in a community. */
  record Exported(
      CommunityId community,
      List<OfferView> offers,
      List<Contact.View> contacts,
      List<Words> messages) {}

  /** What somebody said about a request. */
  record Words(UUID offer, UUID contact, String text) {}
}
