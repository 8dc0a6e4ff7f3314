package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where offers and contact requests are found, by the millisecond: published offers {@code
 * <community>#shown#<sort>}, those in review {@code <community>#review}, an owner's {@code
 * <community>#of#<person>}; an offer's requests {@code <community>#offer#<id>#contacts} and a
 * person's {@code <community>#asked#<person>}.
 */
final class ListTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields ->
                new Row(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("offer", PersonId::uuid),
                    fields.get("contact", PersonId::uuid)))
        .with("offer", String.class, row -> row.offer().toString())
        .with(
            "contact", String.class, row -> row.contact() == null ? null : row.contact().toString())
        .build();
  }

  private final Table<Row> rows;

  ListTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, OfferTable.NAME, ListTable::schema);
  }

  /** Follows an offer to its next revision. */
  void move(WriteSet writes, Offer before, Offer next, Instant filed) {
    if (before == null) {
      put(writes, of(next.key().community(), next.owner()), filed, next, null);
    }
    var from = before == null ? null : list(before);
    var to = list(next);
    if (from != null && !from.equals(to)) {
      var sk = sk(at(before), before.key().id());
      writes.delete(OfferTable.NAME, from, sk, Condition.none(), new Stale());
    }
    if (to != null && !to.equals(from)) {
      put(writes, to, at(next), next, null);
    }
  }

  private static String list(Offer offer) {
    return switch (offer.state()) {
      case IN_REVIEW -> review(offer.key().community());
      case PUBLISHED -> shown(offer.key().community(), offer.content().sort());
      case SENT_BACK, WITHDRAWN, VETOED, OVER -> null;
    };
  }

  /** One in review keeps its place however often it changes. */
  private static Instant at(Offer offer) {
    return offer.publishedAt() == null ? Instant.EPOCH : offer.publishedAt();
  }

  void add(WriteSet writes, Offer offer, Contact contact) {
    put(writes, contacts(offer.key()), contact.at(), offer, contact.id());
    var asked = asked(offer.key().community(), contact.person());
    put(writes, asked, contact.at(), offer, contact.id());
  }

  private void put(WriteSet writes, String pk, Instant at, Offer offer, UUID contact) {
    var id = contact == null ? offer.key().id() : contact;
    writes.put(rows, new Row(pk, sk(at, id), offer.key().id(), contact));
  }

  /** The newest first. */
  Table.Slice<Row> page(String list, String after, int limit) {
    return rows.page(list, "", after, limit, false);
  }

  static String shown(CommunityId community, Offer.Sort sort) {
    return community + "#shown#" + sort;
  }

  static String review(CommunityId community) {
    return community + "#review";
  }

  static String of(CommunityId community, PersonId owner) {
    return community + "#of#" + owner;
  }

  static String asked(CommunityId community, PersonId person) {
    return community + "#asked#" + person;
  }

  static String contacts(Offer.Key offer) {
    return OfferTable.pk(offer) + "#contacts";
  }

  private static String sk(Instant at, UUID id) {
    return "%013d#%s".formatted(at.toEpochMilli(), id);
  }

  /**
   * Where something is.
   *
   * @param contact null for an offer
   */
  record Row(String pk, String sk, UUID offer, UUID contact) {}
}
