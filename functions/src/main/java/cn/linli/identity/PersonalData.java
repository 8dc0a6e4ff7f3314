package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Gate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reading personal data in full: for a stated purpose, or one's own. */
final class PersonalData {
  private final Identity identity;
  private final Minors minors;
  private final Ports ports;

  PersonalData(Identity identity, Minors minors, Ports ports) {
    this.identity = identity;
    this.minors = minors;
    this.ports = ports;
  }

  /**
   * One field of a member of the community. Who reads what and why is on record before the value
   * is.
   */
  Disclosure disclose(Principal caller, Disclose command) {
    requireResident(caller, command);
    identity
        .audit()
        .write(
            command.community(),
            caller.person(),
            "disclosed",
            command.person().toString(),
            command.field(),
            command.purpose());
    var value =
        identity
            .sealed()
            .open(command.person())
            .flatMap(data -> data.read(command.field()))
            .orElseThrow(IdentityError.FIELD_EMPTY::refusal);
    return new Disclosure(command.person(), command.field(), value);
  }

  /**
   * Only whoever joined: a role that the staff gave to a stranger must not open the stranger's data
   * to them.
   */
  private void requireResident(Principal caller, Disclose command) {
    var roles =
        identity.memberships().find(command.person(), command.community()).map(Membership::roles);
    if (roles.filter(held -> held.contains(Role.RESIDENT)).isEmpty()) {
      identity
          .audit()
          .write(
              command.community(),
              caller.person(),
              "disclosure-refused",
              command.person().toString(),
              command.field(),
              command.purpose());
      throw ApiError.NOT_FOUND.refusal();
    }
  }

  /** Everything about the caller. */
  Export export(Principal caller) {
    var person = identity.persons().get(caller.person());
    identity
        .audit()
        .write(
            Gate.PLATFORM,
            person.id(),
            "exported",
            person.id().toString(),
            "all fields",
            "own data");
    var data = identity.sealed().open(person.id());
    var memberships = identity.memberships().of(person.id());
    var communities = memberships.stream().map(Membership::community).toList();
    return new Export(
        person.id(),
        identity.clock().instant(),
        person.createdAt(),
        person.isVerified(),
        read(data, SealedTable.REAL_NAME),
        read(data, SealedTable.ID_NUMBER),
        read(data, SealedTable.PHONE),
        person.birthDate(),
        List.copyOf(person.guardians()),
        data.map(PersonalData::accounts).orElse(List.of()),
        identity.consents().of(person.id()),
        memberships.stream().map(Membership::view).toList(),
        minors.of(person.id()),
        ports.reservationsOf().apply(person.id(), communities),
        ports.standingsOf().apply(person.id(), communities),
        ports.accessOf().apply(person.id(), communities),
        ports.ordersOf().apply(person.id(), communities),
        ports.claimsOf().apply(person.id(), communities),
        ports.merchantsOf().apply(person.id(), communities),
        ports.uploadsOf().apply(person.id(), communities),
        ports.payoutsOf().apply(person.id(), communities),
        ports.activitiesOf().apply(person.id(), communities),
        ports.signUpsOf().apply(person.id(), communities),
        ports.answersOf().apply(person.id(), communities),
        ports.missedBy().apply(person.id(), communities),
        ports.contributionsOf().apply(person.id(), communities),
        ports.volunteeringOf().apply(person.id(), communities),
        ports.postsOf().apply(person.id(), communities),
        ports.followingOf().apply(person.id(), communities),
        ports.ticketsOf().apply(person.id(), communities),
        ports.offersOf().apply(person.id(), communities),
        ports.noticesOf().apply(person.id(), communities));
  }

  private static String read(Optional<SealedTable.Open> data, String field) {
    return data.flatMap(open -> open.read(field)).orElse(null);
  }

  private static List<Account> accounts(SealedTable.Open data) {
    var accounts = new ArrayList<Account>();
    for (var field : data.names()) {
      if (field.startsWith(SealedTable.OPENID)) {
        var channel = field.substring(SealedTable.OPENID.length()).split(" ", 2)[0];
        accounts.add(new Account(channel, data.read(field).orElseThrow()));
      }
    }
    return accounts;
  }

  /** Which field, and why. */
  record Disclose(CommunityId community, PersonId person, String field, String purpose) {}

  /** A personal field in full. */
  record Disclosure(PersonId person, String field, String value) {}

  /** Everything held about a person. */
  record Export(
      PersonId person,
      Instant exportedAt,
      Instant createdAt,
      boolean realNameVerified,
      String name,
      String idNumber,
      String phone,
      LocalDate birthDate,
      List<String> guardians,
      List<Account> wechatAccounts,
      List<ConsentTable.Consent> consents,
      List<Membership.View> memberships,
      List<Minors.View> minors,
      List<?> reservations,
      List<?> standings,
      List<?> access,
      List<?> orders,
      List<?> claims,
      List<?> merchants,
      List<?> uploads,
      List<?> payouts,
      List<?> activities,
      List<?> signUps,
      List<?> answers,
      List<?> missedActivities,
      List<?> contributions,
      List<?> volunteering,
      List<?> posts,
      List<?> following,
      List<?> tickets,
      List<?> offers,
      List<?> notices) {}

  /** A WeChat account. */
  record Account(String channel, String openid) {}
}
