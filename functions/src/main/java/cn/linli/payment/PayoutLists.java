package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where payouts are listed by their numbers: each with its person, {@code
 * <community>#payouts#<person> / <owedAt>#<number>}, and while it is not paid with the community's,
 * {@code <community>#payouts / <owedAt>#<number>}.
 */
final class PayoutLists {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, PayoutLists::row)
        .with("number", String.class, Row::number)
        .with("isOpen", Boolean.class, Row::isOpen)
        .build();
  }

  private final Table<Row> rows;

  PayoutLists(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, PayoutLists::schema);
  }

  void open(WriteSet writes, Payout payout) {
    writes.put(rows, row(of(payout), payout, true));
    writes.put(rows, row(open(payout.promise().community()), payout, true));
  }

  void close(WriteSet writes, Payout payout) {
    writes.put(rows, row(of(payout), payout, false));
    var open = row(open(payout.promise().community()), payout, true);
    writes.delete(PaymentTable.NAME, open.pk(), open.sk(), Condition.none(), new Stale());
  }

  /** Those of a person, the newest first. */
  Table.Slice<Row> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(of(community, person), "", after, limit, false);
  }

  /** Those that are not paid, the oldest first. */
  Table.Slice<Row> page(CommunityId community, String after, int limit) {
    return rows.page(open(community), "", after, limit, true);
  }

  /** The numbers of a person's that are not paid: a person gets something a few times a year. */
  Stream<String> open(CommunityId community, PersonId person) {
    return rows.list(of(community, person), "").stream().filter(Row::isOpen).map(Row::number);
  }

  /** The numbers of all of a person's. */
  Stream<String> all(CommunityId community, PersonId person) {
    return rows.list(of(community, person), "").stream().map(Row::number);
  }

  private static Row row(String pk, Payout payout, boolean isOpen) {
    return new Row(pk, payout.owedAt() + "#" + payout.number(), payout.number(), isOpen);
  }

  private static String of(Payout payout) {
    return of(payout.promise().community(), payout.promise().person());
  }

  private static String of(CommunityId community, PersonId person) {
    return community + "#payouts#" + person;
  }

  private static String open(CommunityId community) {
    return community + "#payouts";
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"), fields.get("sk"), fields.get("number"), fields.<Boolean>get("isOpen"));
  }

  /** A payout in one of its places. */
  record Row(String pk, String sk, String number, boolean isOpen) {}
}
