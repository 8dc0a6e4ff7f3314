package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Memberships: {@code P#<person> / in#<community>}, and for those with more than the resident's
 * role {@code <community>#staff / <person>}, so that a community lists its staff without knowing
 * its residents.
 */
final class MembershipTable {
  static final String PREFIX = "in#";
  private static final EnhancedType<Set<String>> TEXTS = EnhancedType.setOf(String.class);

  private static TableSchema<Membership> ofPerson() {
    return schema(row -> PersonTable.pk(row.person()), row -> PREFIX + row.community());
  }

  private static TableSchema<Membership> ofCommunity() {
    return schema(row -> staff(row.community()), row -> row.person().toString());
  }

  private final Table<Membership> rows;
  private final Table<Membership> staff;

  MembershipTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PersonTable.NAME, MembershipTable::ofPerson);
    this.staff = Table.of(dynamo, PersonTable.NAME, MembershipTable::ofCommunity);
  }

  private static TableSchema<Membership> schema(
      Function<Membership, String> pk, Function<Membership, String> sk) {
    return ItemSchema.of(
            Membership.class,
            pk,
            sk,
            fields ->
                new Membership(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    roles(fields.get("roles")),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("roles", TEXTS, row -> row.roles().isEmpty() ? null : texts(row.roles()))
        .with("revision", Integer.class, Membership::revision)
        .build();
  }

  Optional<Membership> find(PersonId person, CommunityId community) {
    return rows.get(PersonTable.pk(person), PREFIX + community);
  }

  List<Membership> of(PersonId person) {
    return rows.list(PersonTable.pk(person), PREFIX);
  }

  Table.Slice<Membership> staff(CommunityId community, String after, int limit) {
    return staff.page(staff(community), "", after, limit, true);
  }

  /** Writes the next revision, in both places. */
  void put(WriteSet writes, Membership next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
    boolean isStaff = next.roles().stream().anyMatch(role -> role != Role.RESIDENT);
    if (isStaff) {
      writes.put(staff, next);
    } else if (next.revision() > 1) {
      writes.delete(
          PersonTable.NAME,
          staff(next.community()),
          next.person().toString(),
          Condition.none(),
          new Stale());
    }
  }

  /** Removes all traces of a membership. */
  void delete(WriteSet writes, Membership membership) {
    writes
        .delete(
            PersonTable.NAME,
            PersonTable.pk(membership.person()),
            PREFIX + membership.community(),
            Condition.none(),
            new Stale())
        .delete(
            PersonTable.NAME,
            staff(membership.community()),
            membership.person().toString(),
            Condition.none(),
            new Stale());
  }

  private static String staff(CommunityId community) {
    return community + "#staff";
  }

  private static Set<Role> roles(Set<String> texts) {
    var roles = EnumSet.noneOf(Role.class);
    (texts == null ? Set.<String>of() : texts).forEach(text -> roles.add(Role.of(text)));
    return roles;
  }

  private static Set<String> texts(Set<Role> roles) {
    var texts = new TreeSet<String>();
    roles.forEach(role -> texts.add(role.toString()));
    return texts;
  }
}
