package cn.linli.poll;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Places of a final ranking: {@code <contest>#ranking / <rank, five digits>}. */
final class PlaceTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            row -> String.format(Locale.ROOT, "%05d", row.place().rank()),
            fields ->
                new Row(
                    fields.get("pk"),
                    new Place(
                        fields.number("rank"),
                        fields.get("entry", PersonId::uuid),
                        fields.number("votes"),
                        fields.get("prizes"))))
        .with("rank", Integer.class, row -> row.place().rank())
        .with("entry", String.class, row -> row.place().entry().toString())
        .with("votes", Integer.class, row -> row.place().votes())
        .with("prizes", EnhancedType.listOf(String.class), row -> row.place().prizes())
        .build();
  }

  private record Row(String pk, Place place) {}

  private final Table<Row> rows;

  PlaceTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, PlaceTable::schema);
  }

  /** The same contest always has the same places: whoever counts twice writes the same. */
  void put(WriteSet writes, Matter.Key contest, Place place) {
    writes.put(rows, new Row(pk(contest), place));
  }

  Table.Slice<Place> page(Matter.Key contest, String after, int limit) {
    var page = rows.page(pk(contest), "", after, limit, true);
    return new Table.Slice<>(page.items().stream().map(Row::place).toList(), page.last());
  }

  private static String pk(Matter.Key contest) {
    return contest.pk() + "#ranking";
  }

  /** A place of a final ranking, and what it wins. */
  record Place(int rank, UUID entry, int votes, List<String> prizes) {
    Place {
      prizes = List.copyOf(prizes);
    }
  }
}
