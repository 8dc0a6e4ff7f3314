package cn.linli.shared.http;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Turns path, query and body into the record that an operation takes, or says everything that is
 * wrong with them.
 */
final class Input {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_PATH = 64;
  private static final int LONGEST_QUERY = 1024;

  // Days, months, numbers, slugs and cursors. Left to itself, the parser would also take " 5", "+5"
  // and the digits of other scripts.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  // Several of them, where the operation takes a list.
  private static final Pattern PLAIN_LIST = Pattern.compile("[A-Za-z0-9_-]+(?:,[A-Za-z0-9_-]+)*+");

  private Input() {}

  /** The raw body, unless it is too large to look at. */
  static byte[] bodyOf(HttpEvent event) {
    // Four characters of base64 stand for three bytes; a JSON text is at least as many bytes as
    // characters.
    if (event.body() != null && event.body().length() > MOST_BYTES * 4 / 3 + 4) {
      throw ApiError.TOO_LARGE.refusal();
    }
    var body = event.rawBody();
    if (body.length > MOST_BYTES) {
      throw ApiError.TOO_LARGE.refusal();
    }
    return body;
  }

  static <I> I read(Operation<I> operation, HttpEvent event, byte[] body) {
    if (operation.input() == Webhook.class) {
      var key = event.pathParameters().getOrDefault("key", "");
      var call = new Webhook(key, event.headers(), event.queryStringParameters(), body);
      return operation.input().cast(call);
    }
    var faults = new ArrayList<Fault>();
    checkAddress(operation, event, faults);
    var input = json(operation, event, body, faults);
    if (!faults.isEmpty()) {
      throw new Refusal(ApiError.INVALID, null, faults);
    }
    event
        .queryStringParameters()
        .forEach((name, value) -> input.set(name, parameter(operation, name, value)));
    event.pathParameters().forEach(input::put);
    return bind(operation, event, input);
  }

  private static JsonNode parameter(Operation<?> operation, String name, String value) {
    return isList(operation, name)
        ? Json.MAPPER.valueToTree(List.of(value.split(",", -1)))
        : StringNode.valueOf(value);
  }

  private static boolean isList(Operation<?> operation, String name) {
    return isOf(operation, name, List.class);
  }

  private static boolean isOf(Operation<?> operation, String name, Class<?> type) {
    return Stream.of(operation.input().getRecordComponents())
        .anyMatch(component -> component.getName().equals(name) && component.getType() == type);
  }

  /**
   * A query never speaks for the body: what the contract says of a field must hold wherever it
   * comes from.
   */
  private static void checkAddress(Operation<?> operation, HttpEvent event, List<Fault> faults) {
    Set<String> known = readsOnly(operation) ? components(operation.input()) : Set.of();
    event
        .queryStringParameters()
        .forEach(
            (name, value) -> {
              if (!known.contains(name) || event.pathParameters().containsKey(name)) {
                faults.add(
                    Fault.in(
                        name.substring(0, Math.min(name.length(), 60)),
                        "is not a parameter of this operation"));
              } else if (value.length() > LONGEST_QUERY) {
                faults.add(Fault.in(name, "is too long"));
              } else if (!plain(operation, name).matcher(value).matches()) {
                faults.add(Fault.in(name, "is empty or has characters that do not belong there"));
              }
            });
    event
        .pathParameters()
        .forEach(
            (name, value) -> {
              if (value.length() > LONGEST_PATH) {
                faults.add(Fault.in(name, "is too long"));
              } else if (value.chars().anyMatch(Character::isISOControl)) {
                faults.add(Fault.in(name, "has characters that do not belong there"));
              }
            });
    if (faults.isEmpty() && !event.pathParameters().keySet().containsAll(known)) {
      faults.addAll(Contract.faults(operation.id(), event.queryStringParameters()));
    }
  }

  private static Pattern plain(Operation<?> operation, String name) {
    if (isOf(operation, name, Keyword.class)) {
      return Keyword.FORM;
    }
    return isList(operation, name) ? PLAIN_LIST : PLAIN;
  }

  private static boolean readsOnly(Operation<?> operation) {
    return operation.route().startsWith("GET ");
  }

  private static ObjectNode json(
      Operation<?> operation, HttpEvent event, byte[] body, List<Fault> faults) {
    // Only the contract knows whether a GET or DELETE may have a body: it may not, so it is not
    // even loaded for them.
    boolean bodiless = readsOnly(operation) || operation.route().startsWith("DELETE ");
    if (bodiless || !Contract.takesBody(operation.id())) {
      if (body.length > 0) {
        faults.add(Fault.at("", "this operation takes no body"));
      }
      return Json.MAPPER.createObjectNode();
    }
    requireJson(event.header("content-type"));
    try {
      var tree = Json.MAPPER.readTree(utf8(body));
      if (tree.isMissingNode()) {
        throw ApiError.MALFORMED.refusal("the body is empty");
      }
      faults.addAll(Contract.faults(operation.id(), tree));
      faults.addAll(Texts.faults(tree));
      return tree instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    } catch (JacksonException malformed) {
      throw ApiError.MALFORMED.refusal(where(malformed));
    }
  }

  private static void requireJson(String contentType) {
    var parts =
        contentType == null
            ? new String[] {""}
            : contentType.toLowerCase(Locale.ROOT).split(";", -1);
    boolean utf8 =
        Stream.of(parts)
            .skip(1)
            .map(part -> part.replace("\"", "").strip())
            .filter(part -> part.startsWith("charset="))
            .allMatch("charset=utf-8"::equals);
    if (!parts[0].strip().equals("application/json") || !utf8) {
      throw ApiError.UNSUPPORTED_MEDIA_TYPE.refusal();
    }
  }

  /** Left to itself, the parser would also take UTF-16 and UTF-32. */
  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException otherwise) {
      throw ApiError.MALFORMED.refusal("the body is not UTF-8");
    }
  }

  private static String where(JacksonException malformed) {
    var at = malformed.getLocation();
    return at == null ? null : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static <I> I bind(Operation<I> operation, HttpEvent event, ObjectNode input) {
    try {
      return Json.MAPPER.treeToValue(input, operation.input());
    } catch (DatabindException unfit) {
      if (unfit.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(ApiError.INVALID, null, List.of(fault(event, unfit)));
    }
  }

  private static Fault fault(HttpEvent event, DatabindException unfit) {
    var path =
        unfit.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
            .toList();
    var name = path.isEmpty() ? "" : path.getFirst();
    boolean inAddress =
        event.pathParameters().containsKey(name) || event.queryStringParameters().containsKey(name);
    var wrong = "is missing or not well formed";
    return inAddress ? Fault.in(name, wrong) : Fault.at("/" + String.join("/", path), wrong);
  }

  private static Set<String> components(Class<?> input) {
    return Stream.of(input.getRecordComponents()).map(c -> c.getName()).collect(Collectors.toSet());
  }
}
