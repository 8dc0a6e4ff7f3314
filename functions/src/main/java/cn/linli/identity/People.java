package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Gate;
import cn.linli.shared.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The door to identity for the other contexts. */
public final class People {
  private final Identity identity;

  /** The people of a deployment. */
  public People(Dynamo dynamo, Clock clock, Keys keys, AccessTokens tokens) {
    this.identity = Identity.of(dynamo, clock, keys, tokens);
  }

  Identity identity() {
    return identity;
  }

  /** Cursors of the deployment. */
  public Cursors cursors() {
    return identity.cursors();
  }

  /**
   * Refuses whoever has asked for erasure or is gone: nothing new may begin for them.
   *
   * @return when the person was born, or null where no real name is verified
   */
  public LocalDate requireActive(PersonId person) {
    return active(person).born();
  }

  /** The same with what others know of the person, for those who need both. */
  public Active active(PersonId person) {
    var found = identity.persons().get(person).active();
    return new Active(person, found.maskedName(), found.birthDate());
  }

  /**
   * Somebody for whom something new may begin.
   *
   * @param name under which others see them; null where no real name is verified
   * @param born null where none is
   */
  public record Active(PersonId person, String name, LocalDate born) {
    /** The name; refuses whose real name is not verified. */
    public String requireName() {
      if (name == null) {
        throw ApiError.REAL_NAME_REQUIRED.refusal();
      }
      return name;
    }
  }

  /**
   * The name under which others see a person; refuses whoever has asked for erasure, or whose real
   * name is not verified.
   */
  public String requireName(PersonId person) {
    return active(person).requireName();
  }

  /**
   * A minor for whom a person acts, by the guardian's id of them; refuses one who is not theirs.
   */
  public Ward ward(PersonId guardian, UUID minor) {
    var found =
        identity
            .minors()
            .find(guardian, minor)
            .orElseThrow(IdentityError.PERSON_NOT_FOUND::refusal);
    identity.persons().get(found.person()).active();
    return new Ward(found.person(), found.maskedName(), found.birthDate());
  }

  /** All minors for whom a person acts. */
  public List<Ward> wards(PersonId guardian) {
    return identity.minors().of(guardian).stream()
        .map(minor -> new Ward(minor.person(), minor.maskedName(), minor.birthDate()))
        .toList();
  }

  /** A minor as contexts know them. */
  public record Ward(PersonId person, String name, LocalDate born) {}

  /**
   * Somebody's number in full, for one with whom they agreed to share it. Who reads it and why is
   * on record before it is read.
   */
  public String phone(CommunityId community, PersonId reader, PersonId whose, String purpose) {
    var audit = identity.audit();
    audit.write(community, reader, "disclosed", whose.toString(), SealedTable.PHONE, purpose);
    return identity
        .sealed()
        .open(whose)
        .flatMap(data -> data.read(SealedTable.PHONE))
        .orElseThrow(IdentityError.FIELD_EMPTY::refusal);
  }

  /** The communities of which a person is a resident. */
  public List<CommunityId> residences(PersonId person) {
    return identity.memberships().of(person).stream()
        .filter(membership -> membership.roles().contains(Role.RESIDENT))
        .map(Membership::community)
        .toList();
  }

  /** The roles that a person holds in a community. */
  public Set<Role> rolesIn(PersonId person, CommunityId community) {
    return roles(person, community);
  }

  /** Whose an account at one of our apps is; empty for a stranger. */
  public Optional<PersonId> holder(Channel channel, String appId, String openid) {
    var account = new WeChatAccount(channel, appId, openid, null);
    return identity.pointers().find(identity.pointers().ofAccount(account));
  }

  /**
   * A page of those who hold a role in a community.
   *
   * @param after where the page before ended, or null
   */
  public Table.Slice<PersonId> holders(CommunityId community, Role role, String after, int limit) {
    var page = identity.memberships().staff(community, after, limit);
    return new Table.Slice<>(
        page.items().stream()
            .filter(membership -> membership.roles().contains(role))
            .map(Membership::person)
            .toList(),
        page.last());
  }

  /** A person's openid at one of our apps, opened by KMS; empty where they never logged in. */
  public Optional<String> openid(PersonId person, Channel channel, String appId) {
    return identity
        .sealed()
        .open(person)
        .flatMap(
            data ->
                data.names().stream()
                    .filter(
                        name -> name.startsWith(SealedTable.OPENID + channel + " " + appId + " "))
                    .sorted()
                    .findFirst()
                    .flatMap(data::read));
  }

  /**
   * The person behind a WeChat account, by its openid, else by its unionid, whose account it is
   * from then on; empty for nobody that we know. Nobody is created.
   */
  public Optional<PersonId> known(WeChatAccount account) {
    return Stale.again(
        () -> {
          var writes = new WriteSet(identity.dynamo());
          var person = new Accounts(identity).known(writes, account);
          writes.commitIfAny();
          return person;
        });
  }

  /**
   * The keyed hashes by which a person's accounts are found: {@code W#} of app and openid, {@code
   * U#} of the unionid.
   */
  public Set<String> links(PersonId person) {
    return identity.persons().find(person).map(Person::links).orElse(Set.of());
  }

  /** Whether a person works for any community, or for the platform. */
  public boolean isStaff(PersonId person) {
    return identity.memberships().of(person).stream()
        .flatMap(membership -> membership.roles().stream())
        .anyMatch(role -> role != Role.RESIDENT && role != Role.MERCHANT);
  }

  /** Decides who may call what, in every context. */
  public Gate gate(Predicate<CommunityId> exists) {
    return new Gate(
        identity.tokens()::verify,
        this::roles,
        (person, community, operation) -> {
          // A community that somebody made up has no log.
          if (exists.test(community)) {
            identity.audit().write(community, person, "denied", null, operation, null);
          }
        });
  }

  private Set<Role> roles(PersonId person, CommunityId community) {
    return identity.memberships().find(person, community).map(Membership::roles).orElse(Set.of());
  }

  /** Erasures, for the deadline that completes them. */
  public Erasures erasures(BiFunction<PersonId, List<CommunityId>, Optional<Instant>> openUntil) {
    return new Erasures(identity, openUntil);
  }

  /**
   * Grants a role without asking who may, for the seed of a deployment. The account's person is
   * created if new.
   */
  public PersonId grantFirst(WeChatAccount account, CommunityId community, Role role) {
    return Stale.again(
        () -> {
          var writes = new WriteSet(identity.dynamo());
          var person = new Accounts(identity).personOf(writes, account);
          var held =
              identity
                  .memberships()
                  .find(person, community)
                  .orElseGet(() -> Membership.none(community, person));
          // Whoever has or had roles here is left alone: what people decided since stands.
          if (held.revision() == 0) {
            var next = held.with(role);
            identity.memberships().put(writes, next);
            var data = Map.<String, Object>of("person", person, "roles", List.copyOf(next.roles()));
            identity.outbox().add(writes, new Event("identity.roles-changed", 1, community, data));
            identity
                .audit()
                .add(
                    writes,
                    community,
                    person,
                    "role-granted",
                    person.toString(),
                    role.toString(),
                    "seed");
          }
          writes.commitIfAny();
          return person;
        });
  }
}
