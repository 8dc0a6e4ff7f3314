package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where reasons in the log are that a person may have written or that tell of them: {@code
 * <community>#words#<person> / <the entry's sort key>}; and {@code erased} where the person is.
 */
final class WordsTable {
  private static final String ERASED = "erased";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Words> schema() {
    return ItemSchema.of(
            Words.class,
            words -> pk(words.community(), words.person()),
            Words::sk,
            fields ->
                new Words(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    fields.get("sk"),
                    fields.get("partitions")))
        .with("community", String.class, words -> words.community().value())
        .with("person", String.class, words -> words.person().toString())
        .with("partitions", TEXTS, Words::partitions)
        .build();
  }

  private final Table<Words> rows;

  WordsTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, LogTable.NAME, WordsTable::schema);
  }

  void put(WriteSet writes, Words words) {
    writes.put(rows, words);
  }

  void delete(WriteSet writes, Words words) {
    var pk = pk(words.community(), words.person());
    writes.delete(LogTable.NAME, pk, words.sk(), Condition.none(), new Stale());
  }

  /** Some of the words of a person that are left, as it is now. */
  List<Words> left(CommunityId community, PersonId person, int limit) {
    return rows.pageNow(pk(community, person), null, limit).items().stream()
        .filter(words -> !words.sk().equals(ERASED))
        .toList();
  }

  void markErased(WriteSet writes, CommunityId community, PersonId person) {
    writes.put(rows, new Words(community, person, ERASED, List.of()));
  }

  boolean isErased(CommunityId community, PersonId person) {
    return rows.get(pk(community, person), ERASED).isPresent();
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#words#" + person;
  }

  /**
   * An entry with a reason.
   *
   * @param sk the entry's sort key
   * @param partitions of the log in which the entry stands
   */
  record Words(CommunityId community, PersonId person, String sk, List<String> partitions) {}
}
