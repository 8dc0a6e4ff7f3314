package cn.linli.officialaccount;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Followers: {@code F#<hash> / follower}, and how they are found by others: {@code U#<hash of
 * unionid> / follower} and {@code P#<person> / <hash>}. The account is the deployment's, so no
 * community begins these keys.
 */
final class FollowerTable {
  static final String NAME = "officialaccount";
  private static final String SK = "follower";
  private static final EnhancedType<Map<String, SdkBytes>> FIELDS =
      EnhancedType.mapOf(String.class, SdkBytes.class);

  private static TableSchema<Follower> schema() {
    return ItemSchema.of(Follower.class, row -> pk(row.hash()), row -> SK, FollowerTable::follower)
        .with("hash", String.class, Follower::hash)
        .with("id", String.class, row -> row.id().toString())
        .with("key", SdkBytes.class, row -> row.sealed() == null ? null : row.sealed().wrappedKey())
        .with("fields", FIELDS, row -> row.sealed() == null ? null : row.sealed().fields())
        .with("union", String.class, Follower::union)
        .with("person", String.class, row -> row.person() == null ? null : "" + row.person())
        .with("followed", Boolean.class, Follower::followed)
        .with("changedAt", Long.class, row -> row.changedAt().getEpochSecond())
        .with("staff", Boolean.class, Follower::staff)
        .with("ttl", Long.class, Follower::ttl)
        .with("revision", Integer.class, Follower::revision)
        .build();
  }

  private static Follower follower(ItemSchema.Fields fields) {
    var id = fields.get("id", PersonId::uuid);
    SdkBytes key = fields.get("key");
    return new Follower(
        fields.get("hash"),
        id,
        key == null ? null : new Sealed(new PersonId(id), key, fields.get("fields")),
        fields.get("union"),
        fields.get("person", PersonId::of),
        fields.get("followed"),
        Instant.ofEpochSecond(fields.<Long>get("changedAt")),
        fields.get("staff"),
        fields.get("ttl"),
        fields.number("revision"));
  }

  private static TableSchema<Pointer> pointers() {
    return ItemSchema.of(
            Pointer.class,
            Pointer::pk,
            Pointer::sk,
            fields ->
                new Pointer(
                    fields.get("pk"), fields.get("sk"), fields.get("hash"), fields.get("ttl")))
        .with("hash", String.class, Pointer::hash)
        .with("ttl", Long.class, Pointer::ttl)
        .build();
  }

  private final Table<Follower> rows;
  private final Table<Pointer> pointers;

  FollowerTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, FollowerTable::schema);
    this.pointers = Table.of(dynamo, NAME, FollowerTable::pointers);
  }

  Optional<Follower> find(String hash) {
    return rows.get(pk(hash), SK);
  }

  Optional<Follower> findByUnion(String union) {
    return pointers.get(union(union), SK).map(Pointer::hash).flatMap(this::find);
  }

  /** One person has a handful of accounts at the most. */
  List<Follower> of(PersonId person) {
    return pointers.list(person(person), "").stream()
        .map(Pointer::hash)
        .flatMap(hash -> find(hash).stream())
        .filter(follower -> person.equals(follower.person()))
        .toList();
  }

  /** Writes the next revision, and what finds it. */
  void put(WriteSet writes, Follower before, Follower next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
    if (next.union() != null) {
      writes.put(pointers, new Pointer(union(next.union()), SK, next.hash(), null));
    } else if (before.union() != null) {
      remove(writes, union(before.union()), SK);
    }
    if (next.person() != null) {
      var ttl = next.ttl();
      writes.put(pointers, new Pointer(person(next.person()), next.hash(), next.hash(), ttl));
    }
    if (before.person() != null && !before.person().equals(next.person())) {
      remove(writes, person(before.person()), next.hash());
    }
  }

  /** Removes all traces. */
  void delete(WriteSet writes, Follower follower) {
    writes.delete(NAME, pk(follower.hash()), SK, Condition.isAt(follower.revision()), new Stale());
    if (follower.union() != null) {
      remove(writes, union(follower.union()), SK);
    }
    if (follower.person() != null) {
      remove(writes, person(follower.person()), follower.hash());
    }
  }

  private static void remove(WriteSet writes, String pk, String sk) {
    writes.delete(NAME, pk, sk, Condition.none(), new Stale());
  }

  private static String pk(String hash) {
    return "F#" + hash;
  }

  private static String union(String hash) {
    return "U#" + hash;
  }

  private static String person(PersonId person) {
    return "P#" + person;
  }

  private record Pointer(String pk, String sk, String hash, Long ttl) {}
}
