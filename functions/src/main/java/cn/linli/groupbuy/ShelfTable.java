package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shelves: {@code campaign#<id>[#<community>]#shelf#<n> / shelf}, each in a partition of its own.
 */
final class ShelfTable {
  private static final String SK = "shelf";
  private static final String LEFT = "left";
  private static final String OPEN = "open";
  private static final String PAID = "paid";
  private static final String CLOSED = "closed";

  private static TableSchema<Shelf> schema() {
    return ItemSchema.of(Shelf.class, row -> row.place().pk(), row -> SK, ShelfTable::shelf)
        .with("campaign", String.class, row -> row.campaign().toString())
        .with("community", String.class, ShelfTable::community)
        .with("number", Integer.class, Shelf::number)
        .with(LEFT, Integer.class, Shelf::left)
        .with(OPEN, Integer.class, Shelf::open)
        .with(PAID, Integer.class, Shelf::paid)
        .with(CLOSED, Boolean.class, row -> row.closed() ? true : null)
        .build();
  }

  private static String community(Shelf shelf) {
    return shelf.community() == null ? null : shelf.community().value();
  }

  private static Shelf shelf(ItemSchema.Fields fields) {
    return new Shelf(
        fields.get("campaign", PersonId::uuid),
        fields.get("community", CommunityId::new),
        fields.number("number"),
        fields.number(LEFT),
        fields.number(OPEN),
        fields.number(PAID),
        fields.get(CLOSED) != null);
  }

  private final Table<Shelf> rows;

  ShelfTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, ShelfTable::schema);
  }

  Optional<Shelf> find(Shelf.Place place) {
    return rows.get(place.pk(), SK);
  }

  Optional<Shelf> glance(Shelf.Place place) {
    return rows.glance(place.pk(), SK);
  }

  void create(WriteSet writes, Shelf shelf) {
    writes.create(rows, shelf, new Stale());
  }

  /** Pieces are ordered, if there are as many, and people may still pay for them. */
  void reserve(WriteSet writes, Shelf.Place place, int pieces, RuntimeException ifNot) {
    change(
        writes,
        place,
        Condition.none().atLeast(LEFT, pieces).absent(CLOSED).add(LEFT, -pieces).add(OPEN, pieces),
        ifNot);
  }

  /** Ordered pieces are paid for, if that still counts. */
  void pay(WriteSet writes, Shelf.Place place, int pieces, RuntimeException ifClosed) {
    change(
        writes,
        place,
        Condition.none().absent(CLOSED).add(OPEN, -pieces).add(PAID, pieces),
        ifClosed);
  }

  /** Ordered pieces are there for others again. */
  void giveBack(WriteSet writes, Shelf.Place place, int pieces) {
    change(writes, place, exists().add(OPEN, -pieces).add(LEFT, pieces), new Stale());
  }

  /** Pieces that were paid for are, too, as long as that changes no decision. */
  void giveBackPaid(WriteSet writes, Shelf.Place place, int pieces, RuntimeException ifClosed) {
    change(
        writes,
        place,
        Condition.none().absent(CLOSED).add(PAID, -pieces).add(LEFT, pieces),
        ifClosed);
  }

  /** Pieces that were paid for at the deadline are paid back. */
  void refund(WriteSet writes, Shelf.Place place, int pieces) {
    change(writes, place, exists().add(PAID, -pieces), new Stale());
  }

  /**
   * Nothing on it is paid for from now on. If other pieces are ordered and not paid for than were
   * read, somebody has to look again.
   */
  void close(WriteSet writes, Shelf shelf) {
    change(
        writes,
        shelf.place(),
        Condition.none()
            .absent(CLOSED)
            .equal(OPEN, shelf.open())
            .set(CLOSED, AttributeValue.fromBool(true)),
        new Stale());
  }

  private static Condition exists() {
    return Condition.exists();
  }

  private void change(
      WriteSet writes, Shelf.Place place, Condition change, RuntimeException ifNot) {
    writes.update(CampaignTable.NAME, place.pk(), SK, change, ifNot);
  }
}
