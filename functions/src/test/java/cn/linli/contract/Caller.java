package cn.linli.contract;

import cn.linli.shared.Role;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who calls.
 *
 * @param name in the report
 * @param client with their session, or without
 * @param home where they have their roles
 * @param roles there
 * @param verified whether their real name is known
 */
record Caller(String name, Client client, String home, Set<Role> roles, boolean verified) {
  static final String HERE = Town.COMMUNITY;
  static final String ELSEWHERE = "xingfu-li";

  static Caller of(Town town, String key, String home, Role role) {
    var client = town.logIn(key);
    var me = client.get("/me").expect(200);
    boolean verified = me.body().path("realNameVerified").asBoolean(false);
    return new Caller(role + " of " + home, client, home, Set.of(role), verified);
  }

  /** The roles that count in a community for an operation which takes these. */
  Set<Role> rolesIn(String community, Set<Role> taken) {
    var held = EnumSet.noneOf(Role.class);
    if (home.equals(community)) {
      held.addAll(roles);
    }
    if (roles.contains(Role.PLATFORM) && taken.contains(Role.PLATFORM)) {
      held.add(Role.PLATFORM);
    }
    return held;
  }

  /** Whether the gate lets them in at home. */
  boolean may(JsonNode access) {
    return expected(access, HERE).equals("passes");
  }

  /** What the gate has to say, or {@code passes}. */
  String expected(JsonNode access, String community) {
    if (access.asString("").equals("open")) {
      return "passes";
    }
    if (client.token() == null) {
      return "session.required";
    }
    return switch (access.asString("")) {
      case "session" -> "passes";
      case "real-name" -> verified ? "passes" : "session.real-name-required";
      case "platform-wide" -> roles.contains(Role.PLATFORM) ? "passes" : "access.role-required";
      default -> expected(roles(access), community);
    };
  }

  private String expected(Set<Role> taken, String community) {
    var held = rolesIn(community, taken);
    var fitting = EnumSet.copyOf(taken);
    fitting.retainAll(held);
    fitting.remove(Role.RESIDENT);
    if (!fitting.isEmpty()) {
      return "passes";
    }
    if (taken.contains(Role.RESIDENT) && !verified) {
      return "session.real-name-required";
    }
    if (taken.contains(Role.RESIDENT) && held.contains(Role.RESIDENT)) {
      return "passes";
    }
    return held.isEmpty() ? "access.not-found" : "access.role-required";
  }

  private static Set<Role> roles(JsonNode access) {
    return access
        .valueStream()
        .map(role -> Role.of(role.asString()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** One of each kind there is. */
  static List<Caller> all(Town town) {
    var callers = new ArrayList<Caller>();
    callers.add(new Caller("nobody", town.anybody(), "", Set.of(), false));
    callers.add(new Caller("somebody without a name", town.newcomer(), "", Set.of(), false));
    var stranger = new Resident(town, "matrixstranger", 990).verified();
    callers.add(new Caller("somebody of no community", stranger, "", Set.of(), true));
    callers.add(new Caller("resident", town.resident(), HERE, Set.of(Role.RESIDENT), true));
    callers.add(Caller.of(town, "zhou", HERE, Role.OPERATOR));
    callers.add(Caller.of(town, "chen", HERE, Role.COMMITTEE));
    callers.add(Caller.of(town, "qian", HERE, Role.FINANCE));
    callers.add(Caller.of(town, "lin", HERE, Role.LEGAL));
    callers.add(Caller.of(town, "tang", HERE, Role.PANEL));
    callers.add(Caller.of(town, "xuan", HERE, Role.CORRESPONDENT));
    callers.add(Caller.of(town, "jie", HERE, Role.STREET));
    callers.add(Caller.of(town, "liu", "platform", Role.PLATFORM));
    callers.add(Caller.of(town, "zhao", ELSEWHERE, Role.OPERATOR));
    callers.add(Caller.of(town, "he", ELSEWHERE, Role.COMMITTEE));
    callers.add(merchant(town));
    return callers;
  }

  /** A resident whom an operator made a merchant. */
  private static Caller merchant(Town town) {
    var client = new Resident(town, "matrixmerchant", 991).moveIn(HERE);
    var path = "/communities/" + HERE + "/people/" + client.person() + "/roles/merchant";
    town.operator().put(path, "{\"reason\":\"开店\"}").expect(200);
    return new Caller("merchant", client, HERE, Set.of(Role.RESIDENT, Role.MERCHANT), true);
  }
}
