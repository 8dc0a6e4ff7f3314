package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.linli.shared.Role;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Who may call what: every operation of the contract, called by everybody there is, in their own
 * community and in another. What is expected is worked out from {@code x-access} alone.
 *
 * <p>Nobody does anything here: a request that gets past the gate is one that cannot be read.
 */
@SharesTown
class AccessMatrixTest {
  private static final String HERE = Town.COMMUNITY;
  private static final String ELSEWHERE = "xingfu-li";
  private static final Set<String> AT_THE_GATE =
      Set.of(
          "session.required",
          "session.invalid",
          "session.real-name-required",
          "access.role-required",
          "access.not-found");

  /**
   * Somebody who calls.
   *
   * @param name in the report
   * @param client with their session, or without
   * @param home where they have their roles
   * @param roles there
   * @param verified whether their real name is known
   */
  private record Caller(
      String name, Client client, String home, Set<Role> roles, boolean verified) {
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
  }

  @TestFactory
  Stream<DynamicTest> everybodyTriesEverything() {
    var town = Town.get();
    var callers = callers(town);
    assertThat(callers.stream().flatMap(caller -> caller.roles().stream()))
        .containsAll(EnumSet.allOf(Role.class));
    return callers.stream()
        .map(caller -> dynamicTest(caller.name(), () -> triesEverything(town, caller)));
  }

  private static void triesEverything(Town town, Caller caller) {
    var wrong = new ArrayList<String>();
    var tried = new TreeSet<String>();
    OpenApi.operations()
        .forEach(
            (route, operation) -> {
              for (var community : List.of(HERE, ELSEWHERE)) {
                var expected = caller.expected(operation.path("x-access"), community);
                var answered = gate(tries(caller.client(), route, community));
                tried.add(route + " in " + community);
                if (!answered.equals(expected)) {
                  wrong.add(route + " in " + community + ": " + answered + ", not " + expected);
                }
              }
            });

    assertThat(wrong).as(caller.name()).isEmpty();
    assertThat(tried).hasSize(2 * OpenApi.operations().size());
    town.settles();
  }

  /** Nothing that could be done: a body that no operation takes, ids that nothing has. */
  private static Answer tries(Client client, String route, String community) {
    var parts = route.split(" ", 2);
    var path =
        parts[1]
            .replace("{community}", community)
            .replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-0000000000ff");
    var body = parts[0].equals("GET") ? null : "{".getBytes(StandardCharsets.UTF_8);
    return client.send(parts[0], path, body, "application/json");
  }

  private static String gate(Answer answer) {
    assertThat(answer.status()).as(answer.raw().uri().toString()).isLessThan(500);
    return AT_THE_GATE.contains(answer.code()) ? answer.code() : "passes";
  }

  private static List<Caller> callers(Town town) {
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
