package cn.linli.identity;

import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.REAL_NAME;
import static cn.linli.shared.http.Access.SESSION;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Access;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The operations of identity. What runs later is in {@link Erasures#due}. */
public final class IdentityFunctions {
  private static final Access GRANTING =
      roles(Role.PLATFORM, Role.STREET, Role.COMMITTEE, Role.OPERATOR);
  private static final Access READING = roles(Role.COMMITTEE, Role.OPERATOR);
  private static final Access AUDITING = roles(Role.PLATFORM, Role.STREET, Role.COMMITTEE);

  private IdentityFunctions() {}

  /** The function {@code identityApi}. */
  public static HttpApi api(People people, Ports ports) {
    var identity = people.identity();
    var sessions = new Sessions(identity, ports.weChat());
    var authorizations = new Authorizations(identity, ports.weChat(), ports.pages());
    var realNames = new RealNames(identity, ports.authority(), sessions);
    var minors = new Minors(identity, realNames);
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(ofSessions(sessions, authorizations));
    operations.addAll(ofMe(identity, ports, realNames, minors));
    operations.addAll(ofMembers(identity, ports));
    operations.addAll(ofPersonalData(identity, ports, minors));
    return new HttpApi(people.gate(ports.communityExists()), operations);
  }

  private static List<Operation<?>> ofSessions(Sessions sessions, Authorizations authorizations) {
    return List.of(
        Operation.of(
            "beginAuthorization",
            "PUT /sessions/{session}/authorization",
            OPEN,
            Authorizations.Begin.class,
            authorizations::begin),
        Operation.of(
            "startSession", "PUT /sessions/{session}", OPEN, Sessions.Start.class, sessions::start),
        Operation.of(
            "refreshSession",
            "POST /sessions/{session}/refresh",
            OPEN,
            Sessions.Refresh.class,
            sessions::refresh),
        Operation.of(
            "endSession",
            "DELETE /sessions/{session}",
            SESSION,
            Sessions.End.class,
            sessions::end));
  }

  private static List<Operation<?>> ofMe(
      Identity identity, Ports ports, RealNames realNames, Minors minors) {
    var me = new Me(identity, ports.weChat());
    return List.of(
        Operation.of(
            "getMe", "GET /me", SESSION, Nothing.class, (caller, nothing) -> me.get(caller)),
        Operation.of("setPhone", "PUT /me/phone", SESSION, Me.SetPhone.class, me::setPhone),
        Operation.of(
            "recordConsent",
            "PUT /me/consents/{document}",
            SESSION,
            Me.GiveConsent.class,
            me::consent),
        Operation.of(
            "verifyRealName",
            "PUT /me/real-name",
            SESSION,
            RealNames.Verify.class,
            realNames::verify),
        Operation.of(
            "listMinors",
            "GET /me/minors",
            SESSION,
            Nothing.class,
            (caller, nothing) -> minors.list(caller)),
        Operation.of(
            "addMinor", "PUT /me/minors/{minor}", REAL_NAME, Minors.Add.class, minors::add));
  }

  private static List<Operation<?>> ofMembers(Identity identity, Ports ports) {
    var members = new Memberships(identity, ports.communityExists());
    var base = "/communities/{community}";
    var role = base + "/people/{person}/roles/{role}";
    return List.of(
        Operation.of(
            "joinCommunity",
            "PUT " + base + "/membership",
            REAL_NAME,
            Memberships.InCommunity.class,
            members::join),
        Operation.of(
            "grantRole", "PUT " + role, GRANTING, Memberships.Change.class, members::grant),
        Operation.of(
            "revokeRole",
            "PUT " + role + "/revocation",
            GRANTING,
            Memberships.Change.class,
            members::revoke),
        Operation.of(
            "listStaff",
            "GET " + base + "/staff",
            GRANTING,
            Memberships.ListStaff.class,
            members::staff));
  }

  private static List<Operation<?>> ofPersonalData(Identity identity, Ports ports, Minors minors) {
    var data = new PersonalData(identity, minors, ports);
    var erasures = new Erasures(identity, ports.openUntil());
    var base = "/communities/{community}";
    return List.of(
        Operation.of(
            "exportMe",
            "GET /me/export",
            SESSION,
            Nothing.class,
            (caller, nothing) -> data.export(caller)),
        Operation.of(
                "requestErasure",
                "PUT /me/erasure",
                SESSION,
                Nothing.class,
                (caller, nothing) -> erasures.request(caller))
            .accepted(),
        Operation.of(
            "disclosePersonalData",
            "POST " + base + "/people/{person}/disclosures",
            READING,
            PersonalData.Disclose.class,
            data::disclose),
        Operation.of(
            "listAudit",
            "GET " + base + "/audit",
            AUDITING,
            ListAudit.class,
            query ->
                identity
                    .audit()
                    .list(query.community(), query.month(), query.limit(), query.cursor())));
  }

  /** An operation that takes nothing. */
  record Nothing() {}

  /** A page of the audit log. */
  record ListAudit(CommunityId community, YearMonth month, Integer limit, String cursor) {
    ListAudit {
      if (month == null || month.getYear() < 2000 || month.getYear() > 2999) {
        throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("month", "is a month")));
      }
    }
  }
}
