package cn.linli.access;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import cn.linli.shared.http.Webhook;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of access. */
public final class AccessFunctions {
  private AccessFunctions() {}

  /** The function {@code accessApi}. */
  public static HttpApi api(Grants grants, Gate gate) {
    var doors = new Doors(grants.site());
    var enrolments = new Enrolments(grants.site());
    var records = new Records(grants.site());
    var unlocking = new Unlocking(grants.site());
    var helping = new Helping(grants.site());
    var entries = new Entries(grants.site());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listDoors",
                "GET /communities/{community}/doors",
                roles(OPERATOR, COMMITTEE, PLATFORM),
                Commands.OfCommunity.class,
                doors::list),
            Operation.of(
                "getDoor",
                "GET /communities/{community}/doors/{door}",
                roles(OPERATOR, COMMITTEE, PLATFORM),
                Commands.OfDoor.class,
                doors::get),
            Operation.of(
                "putDoor",
                "PUT /communities/{community}/doors/{door}",
                roles(OPERATOR, PLATFORM),
                Commands.PutDoor.class,
                doors::put),
            Operation.of(
                "registerEnrolment",
                "PUT /communities/{community}/doors/{door}/enrolments/{enrolment}",
                roles(OPERATOR),
                Commands.Enrol.class,
                enrolments::register),
            Operation.of(
                "removeEnrolment",
                "DELETE /communities/{community}/doors/{door}/enrolments/{enrolment}",
                roles(OPERATOR),
                Commands.OfEnrolment.class,
                enrolments::remove),
            Operation.of(
                "listEnrolments",
                "GET /communities/{community}/people/{person}/enrolments",
                roles(OPERATOR),
                Commands.OfPerson.class,
                enrolments::list),
            Operation.of(
                "getAccess",
                "GET /communities/{community}/reservations/{reservation}/access",
                roles(RESIDENT),
                Commands.OfReservation.class,
                entries::get),
            Operation.of(
                "unlockDoor",
                "PUT /communities/{community}/reservations/{reservation}/unlocks/{unlock}",
                roles(RESIDENT),
                Commands.Unlock.class,
                unlocking::unlock),
            Operation.of(
                "inviteHelper",
                "PUT /communities/{community}/reservations/{reservation}/helpers/{helper}",
                roles(RESIDENT),
                Commands.Invite.class,
                helping::invite),
            Operation.of(
                "acceptInvitation",
                "PUT /communities/{community}/reservations/{reservation}/helpers/{helper}/acceptance",
                roles(RESIDENT),
                Commands.AcceptInvitation.class,
                helping::accept),
            Operation.of(
                "removeHelper",
                "PUT /communities/{community}/reservations/{reservation}/helpers/{helper}/removal",
                roles(RESIDENT),
                Commands.OfInvited.class,
                helping::remove),
            Operation.of(
                "listUnlockRecords",
                "GET /communities/{community}/doors/{door}/unlock-records",
                roles(OPERATOR, COMMITTEE),
                Commands.ListRecords.class,
                records::list),
            Operation.of(
                "listAccessAlerts",
                "GET /communities/{community}/access-alerts",
                roles(OPERATOR, COMMITTEE),
                Commands.ListAlerts.class,
                grants.site().alerts()::list)));
  }

  /** The function {@code lockNotify}. */
  public static HttpApi lockNotify(Grants grants, Gate gate) {
    var records = new Records(grants.site());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "lockNotify",
                "POST /lock-vendors/ttlock/{key}",
                OPEN,
                Webhook.class,
                records::delivered)));
  }

  /** Puts one door of a seed file. */
  public static void seed(Grants grants, JsonNode entry) {
    new Doors(grants.site()).put(Json.MAPPER.treeToValue(entry, Commands.PutDoor.class));
  }
}
