package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One golden example: steps against a fresh deployment, each with its answer. */
final class Example {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> OPAQUE =
      Set.of(
          "accessToken",
          "refreshToken",
          "next",
          "openid",
          "path",
          "file",
          "passcode",
          "notice",
          "invitation",
          "link",
          "guestCode",
          "nonceStr",
          "packageValue",
          "paySign",
          "provider",
          "transaction",
          "url",
          "codeEnd",
          "images",
          "pictures",
          "evidence",
          "signature",
          "x",
          "y");

  /** What a screen shows on site depends on the deployment's key; a problem's code is no such. */
  private static final Pattern SITE_CODE =
      Pattern.compile("[0-9A-Z]{8}|[0-9A-Za-z_-]{55}|eyJ[0-9A-Za-z_.-]+");

  /** What a login of a page brings back; states of other things are words. */
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{32}");

  /** A time from now on, to the minute. */
  private static final Pattern SOON = Pattern.compile("\\$\\{(PT[0-9HMS]+)}");

  private final Town town;
  private final Client anybody;
  private final Map<String, String> routes;
  private final Map<String, String> idNumbers;
  private final Map<String, String> kept = new HashMap<>();

  /**
   * A player of examples.
   *
   * @param routes by operation
   * @param idNumbers of the simulator's people, so that no number stands in a file
   */
  Example(Town town, Map<String, String> routes, Map<String, String> idNumbers) {
    this.town = town;
    this.anybody = town.anybody();
    this.routes = routes;
    this.idNumbers = idNumbers;
  }

  Answer play(JsonNode step) {
    var route = routes.get(step.path("operation").asString()).split(" ", 2);
    var path = route[1];
    for (var parameter : step.path("path").properties()) {
      path = path.replace("{" + parameter.getKey() + "}", fill(parameter.getValue().asString()));
    }
    var query =
        step.path("query")
            .propertyStream()
            .map(
                q ->
                    q.getKey()
                        + "="
                        + URLEncoder.encode(fill(q.getValue().asString()), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var caller =
        step.has("as")
            ? new Client(anybody.baseUrl(), null, kept.get(step.path("as").asString()))
            : anybody;
    var body = body(step);
    var address = query.isEmpty() ? path : path + "?" + query;
    var answer = send(caller, route[0], address, body, step.path("until"));
    step.path("keep")
        .propertyStream()
        .forEach(k -> kept.put(k.getKey(), answer.text(k.getValue().asString())));
    return answer;
  }

  /** JSON, or a form as a vendor sends it. */
  private byte[] body(JsonNode step) {
    if (step.has("form")) {
      return fill(step.path("form").asString()).getBytes(StandardCharsets.UTF_8);
    }
    return step.has("body")
        ? fill(Json.text(step.path("body"))).getBytes(StandardCharsets.UTF_8)
        : null;
  }

  /** Once, or until what follows from an event is there. */
  private static Answer send(
      Client caller, String method, String address, byte[] body, JsonNode until) {
    var answers = new ArrayList<Answer>();
    Eventually.holds(
        () -> {
          answers.add(caller.send(method, address, body, "application/json"));
          until
              .propertyStream()
              .forEach(
                  u ->
                      assertThat(answers.getLast().text(u.getKey()))
                          .isEqualTo(u.getValue().asString()));
        });
    return answers.getLast();
  }

  /** A step with what was kept from the answers before. */
  JsonNode filled(JsonNode step) {
    return Json.MAPPER.readTree(fill(Json.text(step)));
  }

  private String fill(String text) {
    var filled = text;
    for (var entry : kept.entrySet()) {
      filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    for (var entry : idNumbers.entrySet()) {
      filled = filled.replace("\"@" + entry.getKey() + "\"", "\"" + entry.getValue() + "\"");
    }
    filled = filled.replace("${today}", LocalDate.ofInstant(town.now(), Town.CALENDAR).toString());
    return SOON.matcher(filled).replaceAll(found -> soon(found.group(1)));
  }

  private String soon(String after) {
    return town.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.parse(after)).toString();
  }

  /** The answer with everything that is random taken out. */
  static JsonNode golden(Answer answer) {
    var golden = Json.MAPPER.createObjectNode();
    golden.put("status", answer.status());
    if (answer.body() != null) {
      golden.set("body", clean("", answer.body()));
    }
    return golden;
  }

  private static JsonNode clean(String name, JsonNode node) {
    if (node.isString()) {
      boolean ours = node.asString().startsWith("00000000-");
      if (OPAQUE.contains(name)
          || (name.equals("state") && STATE.matcher(node.asString()).matches())
          || (name.equals("code") && SITE_CODE.matcher(node.asString()).matches())) {
        return StringNode.valueOf("<opaque>");
      }
      if (name.equals("payout") && node.asString().startsWith("stipend-")) {
        return StringNode.valueOf("<payout>");
      }
      if (node.asString().startsWith("sign-up/")) {
        // Whose it is, is random; which activity, is the example's.
        return StringNode.valueOf(node.asString().replaceAll("/(?!0{8}-)" + UUID, "/<uuid>"));
      }
      if (node.asString().matches("[a-z-]+-42[0-9]{10,}")) {
        return StringNode.valueOf("<exception>");
      }
      if (name.equals("person") && node.asString().startsWith("…")) {
        return StringNode.valueOf("<masked>");
      }
      if (name.equals("idNumber")) {
        return StringNode.valueOf("<number>");
      }
      return UUID.matcher(node.asString()).matches() && !ours ? StringNode.valueOf("<uuid>") : node;
    }
    if (node.isArray() && name.equals("notices")) {
      // What came in by now depends on how fast events are.
      return Json.MAPPER.createArrayNode();
    }
    if (node.isArray()) {
      var list = Json.MAPPER.createArrayNode();
      node.valueStream()
          .map(element -> clean(name, element))
          // Staff come in the order of their random ids.
          .sorted(Comparator.comparing(element -> element.has("roles") ? element.toString() : ""))
          .forEach(list::add);
      return list;
    }
    if (node instanceof ObjectNode object) {
      var copy = Json.MAPPER.createObjectNode();
      object.properties().forEach(p -> copy.set(p.getKey(), clean(p.getKey(), p.getValue())));
      return copy;
    }
    return node;
  }
}
