package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Grants: {@code <community>#grant#<reservation> / grant}. */
final class GrantTable {
  private static final String SK = "grant";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Grant> schema() {
    return ItemSchema.of(
            Grant.class,
            grant -> pk(grant.community(), grant.reservation()),
            grant -> SK,
            GrantTable::grant)
        .with("community", String.class, grant -> grant.community().value())
        .with("reservation", String.class, grant -> grant.reservation().toString())
        .with("seen", Integer.class, Grant::seen)
        .with("revision", Integer.class, Grant::revision)
        .with("person", String.class, grant -> grant.person().toString())
        .with("zones", TEXTS, Grant::zones)
        .with("start", Instant.class, grant -> grant.time().start())
        .with("end", Instant.class, grant -> grant.time().end())
        .with("endedAt", Instant.class, Grant::endedAt)
        .with("listed", Instant.class, Grant::listed)
        .with(
            "leaseOwner",
            String.class,
            grant -> grant.lease() == null ? null : grant.lease().owner())
        .with(
            "leasedUntil",
            Instant.class,
            grant -> grant.lease() == null ? null : grant.lease().until())
        .with("failures", Integer.class, Grant::failures)
        .with("retryAt", Instant.class, Grant::retryAt)
        .with("called", Boolean.class, Grant::called)
        .build();
  }

  private final Table<Grant> rows;

  GrantTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, GrantTable::schema);
  }

  Optional<Grant> find(CommunityId community, UUID reservation) {
    return rows.get(pk(community, reservation), SK);
  }

  /** Writes the next revision of a grant. */
  void put(WriteSet writes, Grant next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  static String pk(CommunityId community, UUID reservation) {
    return community + "#grant#" + reservation;
  }

  private static Grant grant(ItemSchema.Fields fields) {
    String owner = fields.get("leaseOwner");
    return new Grant(
        fields.get("community", CommunityId::new),
        fields.get("reservation", PersonId::uuid),
        fields.number("seen"),
        fields.number("revision"),
        fields.get("person", PersonId::of),
        fields.get("zones"),
        new TimeRange(fields.get("start"), fields.get("end")),
        fields.get("endedAt"),
        fields.get("listed"),
        owner == null ? null : new Grant.Lease(owner, fields.get("leasedUntil")),
        fields.number("failures"),
        fields.get("retryAt"),
        fields.<Boolean>get("called"));
  }
}
