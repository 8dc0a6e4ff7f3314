package cn.linli.shared.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A batch of a DynamoDB stream as Lambda hands it over; only what the relay reads.
 *
 * @param records in the order of the shard
 */
public record StreamEvent(List<Row> records) {
  /** The JSON begins this name with a capital. */
  public static final String RECORDS = "Records";

  /**
   * A change of one item.
   *
   * @param eventName INSERT, MODIFY or REMOVE
   * @param dynamodb the change
   */
  public record Row(String eventName, Change dynamodb) {
    boolean isInsert() {
      return "INSERT".equals(eventName);
    }

    String sequenceNumber() {
      return dynamodb.sequenceNumber();
    }

    Outbox.Entry entry() {
      return new Outbox.Entry(
          text("pk"), text("sk"), text("type"), Instant.parse(text("at")), text("body"), null);
    }

    private String text(String attribute) {
      return dynamodb.newImage().get(attribute).get("S");
    }
  }

  /** What the item became; the JSON names of both fields begin with a capital. */
  public record Change(String sequenceNumber, Map<String, Map<String, String>> newImage) {}
}
