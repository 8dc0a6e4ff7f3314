package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Rules of a community: {@code <community>#rules / <rule>}, and how many there are: {@code
 * <community>#rule-count / rule-count}.
 */
final class RuleTable {
  private static final String COUNT = "rule-count";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<OwnRule> schema() {
    return ItemSchema.of(OwnRule.class, row -> pk(row.community()), OwnRule::id, RuleTable::rule)
        .with("community", String.class, row -> row.community().value())
        .with("topic", String.class, OwnRule::topic)
        .with("words", TEXTS, OwnRule::words)
        .with("action", String.class, row -> row.action().toString())
        .with("explanation", String.class, OwnRule::explanation)
        .with("revision", Integer.class, OwnRule::revision)
        .build();
  }

  private static OwnRule rule(ItemSchema.Fields fields) {
    return new OwnRule(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("topic"),
        fields.get("words"),
        fields.get("action", Action::of),
        fields.get("explanation"),
        fields.number("revision"));
  }

  private static TableSchema<Count> countSchema() {
    return ItemSchema.of(
            Count.class,
            row -> countPk(row.community()),
            row -> COUNT,
            fields ->
                new Count(
                    fields.get("community", CommunityId::new),
                    fields.number("number"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("number", Integer.class, Count::number)
        .with("revision", Integer.class, Count::revision)
        .build();
  }

  private final Table<OwnRule> rows;
  private final Table<Count> counts;

  RuleTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, InquiryTable.NAME, RuleTable::schema);
    this.counts = Table.of(dynamo, InquiryTable.NAME, RuleTable::countSchema);
  }

  List<OwnRule> list(CommunityId community) {
    return rows.list(pk(community), "");
  }

  Optional<OwnRule> find(CommunityId community, String id) {
    return rows.get(pk(community), id);
  }

  void put(WriteSet writes, OwnRule next) {
    writes.put(
        rows,
        next,
        Condition.isAt(next.revision() - 1),
        ScreeningError.CHANGED_MEANWHILE.refusal());
  }

  void delete(WriteSet writes, OwnRule rule) {
    var condition = Condition.isAt(rule.revision());
    writes.delete(InquiryTable.NAME, pk(rule.community()), rule.id(), condition, new Stale());
  }

  Count count(CommunityId community) {
    return counts.get(countPk(community), COUNT).orElseGet(() -> new Count(community, 0, 0));
  }

  void put(WriteSet writes, Count next) {
    writes.put(counts, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#rules";
  }

  private static String countPk(CommunityId community) {
    return community + "#rule-count";
  }

  /** How many rules a community has. */
  record Count(CommunityId community, int number, int revision) {
    private static final int MOST = 100;

    /** One more; refuses when that is too many to hold against every text. */
    Count onceMore() {
      if (number >= MOST) {
        throw ScreeningError.TOO_MANY_RULES.refusal();
      }
      return new Count(community, number + 1, revision + 1);
    }

    Count onceLess() {
      return new Count(community, number - 1, revision + 1);
    }
  }
}
