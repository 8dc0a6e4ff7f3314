package cn.linli.shared.dynamo;

import cn.linli.shared.http.Json;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The inserts in a batch of the outbox's stream, as Lambda hands it over.
 *
 * @param inserts in the order of the shard
 */
public record StreamEvent(List<Insert> inserts) {
  /** Reads a batch, leaving out what is not an insert. */
  public static StreamEvent read(InputStream json) {
    var inserts = new ArrayList<Insert>();
    for (var record : Json.MAPPER.readTree(json).path("Records")) {
      if (record.path("eventName").asString().equals("INSERT")) {
        var change = record.path("dynamodb");
        inserts.add(
            new Insert(change.path("SequenceNumber").asString(), entry(change.path("NewImage"))));
      }
    }
    return new StreamEvent(inserts);
  }

  private static Outbox.Entry entry(JsonNode image) {
    return new Outbox.Entry(
        text(image, "pk"),
        text(image, "sk"),
        text(image, "type"),
        Instant.parse(text(image, "at")),
        text(image, "body"),
        null);
  }

  private static String text(JsonNode image, String attribute) {
    return image.path(attribute).path("S").asString();
  }

  /** A new entry of the outbox. */
  record Insert(String sequenceNumber, Outbox.Entry entry) {}
}
