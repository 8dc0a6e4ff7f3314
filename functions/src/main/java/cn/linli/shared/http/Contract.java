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
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract at run time: says what in a body does not fit its schema. It is read at the first
 * body, not at start-up: most cold starts serve a GET, and priming pays for the rest before the
 * snapshot.
 */
final class Contract {
  private static final String RESOURCE = "/contracts/openapi.yaml";
  private static final int LONGEST = 300;
  private static final String BASE = "https://linli.example/openapi.yaml";

  private static final class Loaded {
    static final Contract CONTRACT = new Contract();
  }

  private final Map<String, Schema> bodies = new HashMap<>();

  Contract() {
    try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
      var document = new YAMLMapper().readTree(yaml);
      // One schema for the whole document, of which the bodies are parts: asked for a part by its
      // address, the registry reads all of the document again for each.
      var whole =
          SchemaRegistry.withDialect(Dialects.getOpenApi30())
              .getSchema(SchemaLocation.of(BASE), document);
      document.path("paths").forEach(path -> path.forEach(operation -> add(operation, whole)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
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
