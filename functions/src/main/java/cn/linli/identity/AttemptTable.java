package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Real-name attempts of a person on a day: {@code P#<person> / attempts#<day>}. Each costs money
 * and may be a guess.
 */
final class AttemptTable {
  static final int MOST_A_DAY = 5;

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> PersonTable.pk(row.person()),
            row -> sk(row.day()),
            fields ->
                new Row(
                    PersonId.of(fields.<String>get("pk").substring(2)),
                    fields.get("day"),
                    fields.number("count")))
        .with("day", LocalDate.class, Row::day)
        .with("count", Integer.class, Row::count)
        .with(
            "ttl",
            Long.class,
            row -> row.day().plusDays(3).atStartOfDay().toEpochSecond(ZoneOffset.UTC))
        .build();
  }

  private final Dynamo dynamo;
  private final Table<Row> rows;

  AttemptTable(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.rows = Table.of(dynamo, PersonTable.NAME, AttemptTable::schema);
  }

  /** Counts an attempt before it is made, so that many at once cannot be more than allowed. */
  void take(PersonId person, Instant now) {
    Stale.again(
        () -> {
          int made = add(person, now, 1);
          if (made > MOST_A_DAY) {
            throw IdentityError.ATTEMPTS_EXHAUSTED.refusal();
          }
          return made;
        });
  }

  /** Tries a name against one we know; a wrong guess costs the same here as at the authority. */
  boolean guess(PersonId person, Instant now, BooleanSupplier matches) {
    take(person, now);
    boolean right = matches.getAsBoolean();
    if (right) {
      giveBack(person, now);
    }
    return right;
  }

  /** Gives an attempt back that got no verdict. */
  void giveBack(PersonId person, Instant now) {
    Stale.again(() -> add(person, now, -1));
  }

  private int add(PersonId person, Instant now, int change) {
    var day = LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    var stored = rows.get(PersonTable.pk(person), sk(day));
    int count = stored.map(Row::count).orElse(0) + change;
    if (count > MOST_A_DAY || count < 0) {
      return count;
    }
    var condition =
        stored.isEmpty()
            ? Condition.isNew()
            : Condition.none().equal("count", stored.get().count());
    new WriteSet(dynamo).put(rows, new Row(person, day, count), condition, new Stale()).commit();
    return count;
  }

  private static String sk(LocalDate day) {
    return "attempts#" + day;
  }

  private record Row(PersonId person, LocalDate day, int count) {}
}
