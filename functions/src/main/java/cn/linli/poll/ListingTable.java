package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Matters in the lists of a community, by state and in the order of their ends: {@code
 * <community>#<kind>s#<state> / <until>#<id>}, and {@code <community>#<kind>-proposals#<state>} for
 * those that were never published.
 */
final class ListingTable {
  private static TableSchema<Listing> schema() {
    return ItemSchema.of(
            Listing.class,
            row -> pk(row.key().community(), row.key().kind(), row.state(), row.isPublished()),
            row -> sk(row),
            ListingTable::listing)
        .with("community", String.class, row -> row.key().community().value())
        .with("kind", String.class, row -> row.key().kind().toString())
        .with("id", String.class, row -> row.key().id().toString())
        .with("title", String.class, Listing::title)
        .with("opensAt", Instant.class, Listing::opensAt)
        .with("until", Instant.class, Listing::until)
        .with("state", String.class, row -> row.state().toString())
        .with("published", Boolean.class, Listing::isPublished)
        .build();
  }

  private static Listing listing(ItemSchema.Fields fields) {
    return new Listing(
        new Matter.Key(
            fields.get("community", CommunityId::new),
            fields.get("kind", Kind::of),
            fields.get("id", PersonId::uuid)),
        fields.get("title"),
        fields.get("opensAt"),
        fields.get("until"),
        fields.get("state", State::of),
        fields.<Boolean>get("published"));
  }

  private final Table<Listing> rows;

  ListingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, ListingTable::schema);
  }

  /** Follows a matter to its next state. */
  void move(WriteSet writes, Matter before, Matter next) {
    var to = Listing.of(next);
    if (before != null) {
      var from = Listing.of(before);
      if (!pk(from).equals(pk(to)) || !sk(from).equals(sk(to))) {
        writes.delete(MatterTable.NAME, pk(from), sk(from), Condition.none(), new Stale());
      }
    }
    writes.put(rows, to);
  }

  Table.Slice<Listing> page(
      CommunityId community, Kind kind, State state, boolean isPublished, String after, int limit) {
    // What is to come: the next to end first. What is over: the last.
    boolean isOpen = !state.next().isEmpty();
    return rows.page(pk(community, kind, state, isPublished), "", after, limit, isOpen);
  }

  private static String pk(Listing row) {
    return pk(row.key().community(), row.key().kind(), row.state(), row.isPublished());
  }

  private static String pk(CommunityId community, Kind kind, State state, boolean isPublished) {
    return "%s#%s%s#%s".formatted(community, kind, isPublished ? "s" : "-proposals", state);
  }

  private static String sk(Listing row) {
    return row.until() + "#" + row.key().id();
  }
}
