package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** As many verified residents as somebody wants, for tests of what comes after that. */
public final class Crowd {
  private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

  /** So many are written in a transaction, each with a membership. */
  private static final int AT_ONCE = 40;

  private final Identity identity;
  private final Supplier<UUID> ids;

  public Crowd(People people) {
    this(people, UUID::randomUUID);
  }

  /** The same, whose ids are not left to chance. */
  public Crowd(People people, Supplier<UUID> ids) {
    this.identity = people.identity();
    this.ids = ids;
  }

  /** So many new residents of a community. */
  public List<PersonId> residents(CommunityId community, int count) {
    var all = new ArrayList<PersonId>();
    while (all.size() < count) {
      var writes = new WriteSet(identity.dynamo());
      for (int i = 0; i < AT_ONCE && all.size() < count; i++) {
        var id = verified(writes, BORN);
        var membership = Membership.none(community, id).with(Role.RESIDENT);
        identity.memberships().put(writes, membership);
        all.add(id);
      }
      writes.commit();
    }
    return all;
  }

  private PersonId verified(WriteSet writes, LocalDate born) {
    var id = new PersonId(ids.get());
    var now = identity.clock().instant();
    var person = Person.create(id, now).verified("number-of-" + id, born, "张**", now);
    identity.persons().create(writes, person);
    return id;
  }

  /**
   * A child for whom somebody acts.
   *
   * @param id by which the guardian knows them
   */
  public record Child(UUID id, PersonId person) {}

  /** A new child of ten years. */
  public Child child(PersonId guardian) {
    var now = identity.clock().instant();
    var born = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(10);
    var writes = new WriteSet(identity.dynamo());
    var child = new Child(ids.get(), verified(writes, born));
    identity
        .minors()
        .create(
            writes,
            new MinorTable.Minor(
                guardian, child.id(), child.person(), "张*", Relation.PARENT, born, "2026-01", now));
    writes.commit();
    return child;
  }

  /** With what somebody who has just logged in proves who they are. */
  public String token(PersonId person) {
    var now = identity.clock().instant();
    var session = SessionRow.start(UUID.randomUUID(), person, "code", now);
    return identity.tokens().issue(person, session, true).value();
  }
}
