package cn.linli.shared.http;

import cn.linli.shared.Fault;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract at run time: says what in a body or a query does not fit its schema. It is read at
 * the first of them, not at start-up: many a cold start serves a plain GET, and priming pays for
 * the rest before the snapshot.
 */
final class Contract {
  private static final String RESOURCE = "/contracts/openapi.yaml";
  private static final int LONGEST = 300;
  private static final String QUERY_OF = "query-of-";
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final String BASE = "https://linli.example/openapi.yaml";

  private static final class Loaded {
    static final Contract CONTRACT = new Contract();
  }

  private final Map<String, Schema> bodies = new HashMap<>();
  private final Map<String, Query> queries = new HashMap<>();

  /**
   * What a query may say.
   *
   * @param schema of its parameters as one object
   * @param types of each, as JSON Schema calls them
   */
  private record Query(Schema schema, Map<String, String> types) {}

  Contract() {
    try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
      var document = new YAMLMapper().readTree(yaml);
      var asked = gather((ObjectNode) document);
      // One schema for the whole document, of which the bodies are parts: asked for a part by its
      // address, the registry reads all of the document again for each.
      var whole =
          SchemaRegistry.withDialect(Dialects.getOpenApi30())
              .getSchema(SchemaLocation.of(BASE), document);
      document.path("paths").forEach(path -> path.forEach(operation -> add(operation, whole)));
      asked.forEach((operation, types) -> queries.put(operation, query(operation, types, whole)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Writes the parameters of each query down as one more schema of the document. */
  private static Map<String, Map<String, String>> gather(ObjectNode document) {
    var asked = new HashMap<String, Map<String, String>>();
    var schemas = (ObjectNode) document.at("/components/schemas");
    for (var path : document.path("paths")) {
      for (var operation : path) {
        var types = new HashMap<String, String>();
        var object = Json.MAPPER.createObjectNode().put("type", "object");
        var required = object.putArray("required");
        var properties = object.putObject("properties");
        for (var given : operation.path("parameters")) {
          var parameter = resolved(document, given);
          if (parameter.path("in").asString("").equals("query")) {
            var name = parameter.path("name").asString();
            properties.set(name, parameter.path("schema"));
            types.put(name, resolved(document, parameter.path("schema")).path("type").asString(""));
            if (parameter.path("required").asBoolean(false)) {
              required.add(name);
            }
          }
        }
        if (!types.isEmpty()) {
          var id = operation.path("operationId").asString();
          schemas.set(QUERY_OF + id, object);
          asked.put(id, types);
        }
      }
    }
    return asked;
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref")
        ? resolved(document, document.at(node.path("$ref").asString().substring(1)))
        : node;
  }

  private static Query query(String operation, Map<String, String> types, Schema whole) {
    var at = BASE + "#/components/schemas/" + QUERY_OF + operation;
    return new Query(whole.getRefSchema(SchemaLocation.of(at).getFragment()), types);
  }

  private void add(JsonNode operation, Schema whole) {
    var ref = operation.at("/requestBody/content/application~1json/schema/$ref");
    if (!ref.isMissingNode()) {
      bodies.put(
          operation.path("operationId").asString(),
          whole.getRefSchema(SchemaLocation.of(BASE + ref.asString()).getFragment()));
    }
  }

  /** Whether the operation takes a body. */
  static boolean takesBody(String operationId) {
    return Loaded.CONTRACT.bodies.containsKey(operationId);
  }

  /** Everything in the body that does not fit, with pointers and without its values. */
  static List<Fault> faults(String operationId, JsonNode body) {
    return Loaded.CONTRACT.bodies.get(operationId).validate(body).stream()
        .map(Contract::fault)
        .distinct()
        .limit(50)
        .toList();
  }

  /** Everything in a query that does not fit, by the names of its parameters. */
  static List<Fault> faults(String operationId, Map<String, String> said) {
    var query = Loaded.CONTRACT.queries.get(operationId);
    if (query == null) {
      return List.of();
    }
    var object = Json.MAPPER.createObjectNode();
    said.forEach(
        (name, value) -> object.set(name, value(query.types().getOrDefault(name, ""), value)));
    return query.schema().validate(object).stream()
        .map(Contract::parameterFault)
        .distinct()
        .limit(50)
        .toList();
  }

  /** The text of a parameter as what it stands for; a text, where it does not. */
  private static JsonNode value(String type, String text) {
    if (type.equals("array")) {
      return Json.MAPPER.valueToTree(List.of(text.split(",", -1)));
    }
    boolean plain =
        (type.equals("integer") && WHOLE.matcher(text).matches())
            || (type.equals("boolean") && List.of("true", "false").contains(text));
    return plain ? Json.MAPPER.readTree(text) : StringNode.valueOf(text);
  }

  private static Fault parameterFault(Error error) {
    var at = error.getInstanceLocation().toString();
    var name = error.getProperty() == null ? at.split("/", 3)[1] : error.getProperty();
    return Fault.in(cut(name), cut(error.getMessage()));
  }

  private static Fault fault(Error error) {
    var at = error.getInstanceLocation().toString();
    var property = error.getProperty();
    // RFC 6901, 3; the limits are those of the problem's own schema.
    var pointer = property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    return Fault.at(cut(pointer), cut(error.getMessage()));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
