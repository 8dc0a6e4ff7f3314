package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.linli.shared.Role;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may call what: every operation of the contract, called by everybody there is, in their own
 * community and in another. What is expected is worked out from {@code x-access} alone.
 *
 * <p>Nobody does anything here: a request that gets past the gate is one that cannot be read.
 */
@SharesTown
class AccessMatrixTest {
  private static final Set<String> AT_THE_GATE =
      Set.of(
          "session.required",
          "session.invalid",
          "session.real-name-required",
          "access.role-required",
          "access.not-found");

  @TestFactory
  Stream<DynamicTest> everybodyTriesEverything() {
    var town = Town.get();
    var callers = Caller.all(town);
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
              for (var community : List.of(Caller.HERE, Caller.ELSEWHERE)) {
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
}
