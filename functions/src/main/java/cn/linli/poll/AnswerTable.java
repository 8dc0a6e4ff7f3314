package cn.linli.poll;

import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Answers: {@code <poll>#answers#<lane> / <random>}, and each text by itself: {@code
 * <poll>#texts#<question>#<lane> / <random>}. Ids and lanes are random and there is no time, so
 * that nothing tells whose they are, in which order they came, or which texts one person wrote
 * (docs/adr/0034).
 */
final class AnswerTable {
  static final int LANES = 8;

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            row -> row.id().toString(),
            fields -> new Row(fields.get("pk"), UUID.randomUUID(), fields.get("said")))
        .with("said", String.class, Row::said)
        .build();
  }

  /** Something that somebody said. */
  private record Row(String pk, UUID id, String said) {}

  private final Table<Row> rows;

  AnswerTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, AnswerTable::schema);
  }

  /** What was chosen of all questions, and each text apart from it. */
  void create(WriteSet writes, Matter.Key poll, List<Answer> answers) {
    var chosen = answers.stream().filter(answer -> answer.text() == null).toList();
    create(writes, poll.pk() + "#answers", Json.text(chosen));
    answers.stream()
        .filter(answer -> answer.text() != null)
        .forEach(answer -> create(writes, texts(poll, answer.question()), answer.text()));
  }

  private void create(WriteSet writes, String place, String said) {
    var id = UUID.randomUUID();
    // The id is random: its lane tells no more than it does.
    var pk = place + "#" + Math.floorMod(id.hashCode(), LANES);
    writes.create(rows, new Row(pk, id, said), new Stale());
  }

  /** Texts that were answered to a question, in the order of their random ids. */
  Table.Slice<String> texts(Matter.Key poll, int question, int lane, String after, int limit) {
    var page = rows.page(texts(poll, question) + "#" + lane, "", after, limit, true);
    return new Table.Slice<>(page.items().stream().map(Row::said).toList(), page.last());
  }

  private static String texts(Matter.Key poll, int question) {
    return poll.pk() + "#texts#" + question;
  }
}
