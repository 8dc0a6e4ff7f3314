package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Session;
import cn.linli.activity.Ticket;
import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What people sign up for: an activity as a whole, or one session of it.
 *
 * @param scope {@code all}, or the session's number
 */
record Target(CommunityId community, UUID activity, String scope) {
  private static final String ALL = "all";

  /** The target of a session, counted from 0, or of all for null. */
  static Target of(CommunityId community, UUID activity, Integer session) {
    return new Target(community, activity, session == null ? ALL : "s%02d".formatted(session));
  }

  /** Everything that people can sign up for of an activity. */
  static List<Target> all(Offering offering) {
    var targets = new ArrayList<Target>();
    if (!tickets(offering, null).isEmpty()) {
      targets.add(of(offering.community(), offering.id(), null));
    }
    if (!tickets(offering, 0).isEmpty()) {
      for (int i = 0; i < offering.plan().sessions().size(); i++) {
        targets.add(of(offering.community(), offering.id(), i));
      }
    }
    return targets;
  }

  /** Whether people come to all sessions of it, or to one. */
  static boolean haveBoth(Offering offering) {
    return !tickets(offering, null).isEmpty() && !tickets(offering, 0).isEmpty();
  }

  private static List<Ticket> tickets(Offering offering, Integer session) {
    var scope = session == null ? Ticket.Scope.ALL : Ticket.Scope.ONE;
    return offering.plan().tickets().stream().filter(ticket -> ticket.scope() == scope).toList();
  }

  boolean isAll() {
    return scope.equals(ALL);
  }

  /** The number of the session, or null for all. */
  Integer session() {
    return isAll() ? null : Integer.valueOf(scope.substring(1));
  }

  /** The tickets that are good for it. */
  List<Ticket> tickets(Offering offering) {
    return tickets(offering, session());
  }

  /** The sessions it is for. */
  List<Session> sessions(Offering offering) {
    var sessions = offering.plan().sessions();
    return isAll() ? sessions : List.of(sessions.get(session()));
  }

  /** When the first of its sessions starts. */
  Instant start(Offering offering) {
    return sessions(offering).getFirst().start();
  }

  /** When the last of its sessions ends. */
  Instant end(Offering offering) {
    return sessions(offering).getLast().end();
  }

  boolean exists(Offering offering) {
    return isAll() || session() < offering.plan().sessions().size();
  }

  /** By which references of tasks know it. */
  String ref() {
    return activity + "/" + scope;
  }

  static Target ofRef(CommunityId community, String ref) {
    var parts = ref.split("/", 3);
    return new Target(community, UUID.fromString(parts[0]), parts[1]);
  }
}
