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
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.time.YearMonth;
import java.util.List;

/** The operations of identity. */
public final class IdentityFunctions {
  private IdentityFunctions() {}

  /** The function {@code identityApi}. */
  public static HttpApi api(People people, Ports ports) {
    var identity = people.identity();
    var sessions = new Sessions(identity, ports.weChat());
    var me = new Me(identity, ports.weChat());
    var realNames = new RealNames(identity, ports.authority(), sessions);
    var minors = new Minors(identity, realNames);
    var members = new Memberships(identity, ports.communityExists());
    var data = new PersonalData(identity, minors, ports.reservationsOf());
    var erasures = new Erasures(identity, ports.openUntil());
    var granting = roles(Role.PLATFORM, Role.STREET, Role.COMMITTEE, Role.OPERATOR);
    return new HttpApi(
        people.gate(ports.communityExists()),
        List.of(
            Operation.of(
                "startSession",
                "PUT /sessions/{session}",
                OPEN,
                Sessions.Start.class,
                (caller, start) -> sessions.start(start)),
            Operation.of(
                "refreshSession",
                "POST /sessions/{session}/refresh",
                OPEN,
                Sessions.Refresh.class,
                (caller, refresh) -> sessions.refresh(refresh)),
            Operation.of(
                "endSession",
                "DELETE /sessions/{session}",
                SESSION,
                Sessions.End.class,
                (caller, end) -> sessions.end(caller, end.session())),
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
                "addMinor", "PUT /me/minors/{minor}", REAL_NAME, Minors.Add.class, minors::add),
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
                "joinCommunity",
                "PUT /communities/{community}/membership",
                REAL_NAME,
                Memberships.InCommunity.class,
                members::join),
            Operation.of(
                "grantRole",
                "PUT /communities/{community}/people/{person}/roles/{role}",
                granting,
                Memberships.Change.class,
                members::grant),
            Operation.of(
                "revokeRole",
                "PUT /communities/{community}/people/{person}/roles/{role}/revocation",
                granting,
                Memberships.Change.class,
                members::revoke),
            Operation.of(
                "listStaff",
                "GET /communities/{community}/staff",
                granting,
                Memberships.ListStaff.class,
                (caller, query) -> members.staff(query)),
            Operation.of(
                "disclosePersonalData",
                "POST /communities/{community}/people/{person}/disclosures",
                roles(Role.COMMITTEE, Role.OPERATOR),
                PersonalData.Disclose.class,
                data::disclose),
            Operation.of(
                "listAudit",
                "GET /communities/{community}/audit",
                roles(Role.PLATFORM, Role.STREET, Role.COMMITTEE),
                ListAudit.class,
                (caller, query) ->
                    identity
                        .audit()
                        .list(query.community(), query.month(), query.limit(), query.cursor()))));
  }

  /** An operation that takes nothing. */
  record Nothing() {}

  /** A page of the audit log. */
  record ListAudit(CommunityId community, YearMonth month, Integer limit, String cursor) {
    ListAudit {
      if (month == null) {
        throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("month", "is required")));
      }
    }
  }
}
