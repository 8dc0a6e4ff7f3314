package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Campaigns in the lists of places, by state and in the order of their deadlines: {@code
 * <place>#campaigns#<state> / <deadline>#<id>}, and once more by category: {@code
 * <place>#campaigns#<state>#<category>}.
 */
final class ListingTable {
  private static TableSchema<Listing> schema(boolean byCategory) {
    return ItemSchema.of(
            Listing.class,
            row -> pk(row.place(), row.state(), byCategory ? row.category() : null),
            row -> sk(row.deadline(), row.campaign()),
            fields ->
                new Listing(
                    fields.get("place"),
                    fields.get("state", State::of),
                    fields.get("campaign", PersonId::uuid),
                    fields.get("name"),
                    fields.get("category"),
                    fields.<Long>get("price"),
                    fields.get("deadline")))
        .with("place", String.class, Listing::place)
        .with("state", String.class, row -> row.state().toString())
        .with("campaign", String.class, row -> row.campaign().toString())
        .with("name", String.class, Listing::name)
        .with("category", String.class, Listing::category)
        .with("price", Long.class, Listing::priceFen)
        .with("deadline", Instant.class, Listing::deadline)
        .build();
  }

  private final Table<Listing> all;
  private final Table<Listing> byCategory;

  ListingTable(Dynamo dynamo) {
    this.all = Table.of(dynamo, CampaignTable.NAME, () -> schema(false));
    this.byCategory = Table.of(dynamo, CampaignTable.NAME, () -> schema(true));
  }

  /** Where those who review look. */
  static String desk(CommunityId home) {
    return home + "#desk";
  }

  /** Follows a campaign to its state, in every place where it is listed. */
  void move(WriteSet writes, Campaign before, Campaign next) {
    var desk = desk(next.home());
    if (next.state() == State.IN_REVIEW) {
      writes.put(all, Listing.of(desk, next));
    } else if (before.state() == State.IN_REVIEW) {
      remove(writes, Listing.of(desk, before), null);
    }
    for (var place : next.terms().reach().places()) {
      if (before.state().isPublic() && before.state() != next.state()) {
        remove(writes, Listing.of(place, before));
      }
      if (next.state().isPublic()) {
        writes.put(all, Listing.of(place, next));
        writes.put(byCategory, Listing.of(place, next));
      }
    }
  }

  private static void remove(WriteSet writes, Listing listing) {
    remove(writes, listing, null);
    remove(writes, listing, listing.category());
  }

  private static void remove(WriteSet writes, Listing listing, String category) {
    var pk = pk(listing.place(), listing.state(), category);
    var sk = sk(listing.deadline(), listing.campaign());
    writes.delete(CampaignTable.NAME, pk, sk, Condition.none(), new Stale());
  }

  /**
   * Some of a place in order.
   *
   * @param category or null for all
   * @param after the sort key that the page before ended with, or null
   */
  List<Listing> page(String place, State state, String category, String after, int limit) {
    var rows = category == null ? all : byCategory;
    return rows.page(pk(place, state, category), "", after, limit, true).items();
  }

  private static String pk(String place, State state, String category) {
    return place + "#campaigns#" + state + (category == null ? "" : "#" + category);
  }

  static String sk(Instant deadline, UUID campaign) {
    return deadline + "#" + campaign;
  }
}
