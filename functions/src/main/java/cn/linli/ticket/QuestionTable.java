package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Questions: {@code <community>#question#<id> / question}. */
final class QuestionTable {
  private static final String SK = "question";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Question> schema() {
    return ItemSchema.of(Question.class, row -> pk(row.key()), row -> SK, QuestionTable::question)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .with("ticket", String.class, row -> row.ticket() == null ? null : row.ticket().toString())
        .with("text", String.class, Question::text)
        .with("answer", String.class, Question::answer)
        .with("keywords", TEXTS, Question::keywords)
        .with("state", String.class, row -> row.state().toString())
        .with("version", Integer.class, Question::version)
        .with("by", String.class, row -> row.by() == null ? null : row.by().toString())
        .with("publishedAt", Instant.class, Question::publishedAt)
        .with("revision", Integer.class, Question::revision)
        .build();
  }

  private static Question question(ItemSchema.Fields fields) {
    return new Question(
        new Question.Key(
            fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.get("ticket", PersonId::uuid),
        fields.get("text"),
        fields.get("answer"),
        fields.get("keywords"),
        fields.get("state", Question.State::of),
        fields.number("version"),
        fields.get("by", PersonId::of),
        fields.get("publishedAt"),
        fields.number("revision"));
  }

  private final Table<Question> rows;

  QuestionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, QuestionTable::schema);
  }

  Optional<Question> find(Question.Key key) {
    return rows.get(pk(key), SK);
  }

  /** As it was a moment ago. */
  Optional<Question> glance(Question.Key key) {
    return rows.glance(pk(key), SK);
  }

  void put(WriteSet writes, Question next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  private static String pk(Question.Key key) {
    return key.community() + "#question#" + key.id();
  }
}
