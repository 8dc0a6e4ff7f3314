package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Whose a passcode is or was, found by a keyed hash of its digits: {@code <community>#code#<hash> /
 * code}. It also keeps a passcode from being given again too soon.
 */
final class CodeTable {
  private static final String SK = "code";
  private static final Duration KEPT = Duration.ofDays(180);

  private static TableSchema<Code> schema() {
    return ItemSchema.of(
            Code.class,
            Code::pk,
            code -> SK,
            fields ->
                new Code(
                    fields.get("pk"),
                    fields.get("reservation", PersonId::uuid),
                    fields.number("holder"),
                    fields.get("ttl")))
        .with("reservation", String.class, code -> code.reservation().toString())
        .with("holder", Integer.class, Code::holder)
        .with("ttl", Long.class, Code::ttl)
        .build();
  }

  private final Table<Code> rows;
  private final Keys keys;

  CodeTable(Dynamo dynamo, Keys keys) {
    this.rows = Table.of(dynamo, DoorTable.NAME, CodeTable::schema);
    this.keys = keys;
  }

  /** Keeps a passcode of ours for a holder; another holder's is drawn anew. */
  void reserve(WriteSet writes, Holder holder, Passcode passcode, Instant now) {
    writes.create(rows, code(holder, passcode, now), new Stale());
  }

  /** Notes an offline code, whose digits are the vendor's choice. */
  void note(WriteSet writes, Holder holder, Passcode passcode, Instant now) {
    writes.put(rows, code(holder, passcode, now));
  }

  /** Whose it was when somebody types it. */
  Optional<References.Name> find(CommunityId community, Passcode passcode) {
    return rows.get(pk(community, passcode), SK)
        .map(code -> new References.Name(code.reservation(), code.holder()));
  }

  private Code code(Holder holder, Passcode passcode, Instant now) {
    return new Code(
        pk(holder.community(), passcode),
        holder.reservation(),
        holder.number(),
        now.plus(KEPT).getEpochSecond());
  }

  private String pk(CommunityId community, Passcode passcode) {
    return community + "#code#" + keys.lookupHash("passcode", community + "|" + passcode.digits());
  }

  private record Code(String pk, UUID reservation, int holder, Long ttl) {}
}
