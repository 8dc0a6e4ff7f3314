package cn.linli.shared.dynamo;

import cn.linli.local.Database;
import cn.linli.town.Intercepted;
import cn.linli.town.Weather;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** A database of one's own with weather, and the simplest record there is. */
final class Memory implements AutoCloseable {
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Dynamo dynamo = Dynamo.of(Intercepted.by(weather, database.client()), Database.PREFIX);
  final Table<Note> notes = Table.of(dynamo, "venue", () -> Note.SCHEMA);

  @Override
  public void close() {
    database.close();
  }

  /** A note under a name. */
  record Note(String name, String text, int count) {
    static final TableSchema<Note> SCHEMA =
        ItemSchema.of(
                Note.class,
                note -> "note#" + note.name(),
                note -> "note",
                fields ->
                    new Note(
                        fields.<String>get("pk").substring(5),
                        fields.get("text"),
                        fields.number("count")))
            .with("text", String.class, Note::text)
            .with("count", Integer.class, Note::count)
            .build();
  }
}
