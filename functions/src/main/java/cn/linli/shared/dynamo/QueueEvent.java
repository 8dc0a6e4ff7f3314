package cn.linli.shared.dynamo;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.OutboxRelay.BatchFailures;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A batch of an SQS queue that EventBridge fills. */
public final class QueueEvent {
  private static final Logger LOG = LoggerFactory.getLogger(QueueEvent.class);

  private QueueEvent() {}

  /** Hands each message to a consumer; those that fail come again, the others do not. */
  public static BatchFailures each(JsonNode batch, Consumer<Told> consumer) {
    return eachRaw(
        batch, event -> consumer.accept(Json.MAPPER.treeToValue(event.path("detail"), Told.class)));
  }

  /**
   * Hands what is told of each community to a consumer that does better with many at once. Where
   * that fails, each goes alone, so that one that cannot be handled holds up no other; but not
   * where it is refused as busy, since alone they would be busier.
   */
  public static BatchFailures together(JsonNode batch, Consumer<List<Told>> consumer) {
    var failed = new ArrayList<String>();
    var groups = new LinkedHashMap<String, Map<String, Told>>();
    for (var record : batch.path("Records")) {
      var id = record.path("messageId").asString();
      try {
        var event = Json.MAPPER.readTree(record.path("body").asString());
        var told = Json.MAPPER.treeToValue(event.path("detail"), Told.class);
        groups.computeIfAbsent("" + told.community(), none -> new LinkedHashMap<>()).put(id, told);
      } catch (RuntimeException unreadable) {
        LOG.error("message {} cannot be read and comes again", id, unreadable);
        failed.add(id);
      }
    }
    groups.values().forEach(group -> failed.addAll(failures(group, consumer)));
    return BatchFailures.of(List.copyOf(failed));
  }

  private static Set<String> failures(Map<String, Told> group, Consumer<List<Told>> consumer) {
    try {
      consumer.accept(List.copyOf(group.values()));
      return Set.of();
    } catch (RuntimeException failure) {
      if (group.size() == 1 || failure instanceof Refusal) {
        LOG.error("messages {} were not handled and come again", group.keySet(), failure);
        return group.keySet();
      }
      LOG.warn("messages {} were not handled together", group.keySet(), failure);
    }
    var failed = new LinkedHashSet<String>();
    group.forEach((id, told) -> failed.addAll(failures(Map.of(id, told), consumer)));
    return failed;
  }

  /** The same for events that are not ours alone: as EventBridge has them. */
  public static BatchFailures eachRaw(JsonNode batch, Consumer<JsonNode> consumer) {
    var failed = new ArrayList<String>();
    for (var record : batch.path("Records")) {
      var id = record.path("messageId").asString();
      try {
        consumer.accept(Json.MAPPER.readTree(record.path("body").asString()));
      } catch (RuntimeException failure) {
        LOG.error("message {} was not handled and comes again", id, failure);
        failed.add(id);
      }
    }
    return BatchFailures.of(List.copyOf(failed));
  }

  /**
   * An event as a consumer hears of it. It may come twice, and later than the next one.
   *
   * @param id the same when the event comes again
   * @param community whose event it is, or null for one of the whole platform
   * @param at when it was written
   * @param data see the event's schema in {@code contracts/events}
   */
  public record Told(UUID id, String type, CommunityId community, Instant at, JsonNode data) {
    /** The part of the data that a consumer reads. */
    public <T> T as(Class<T> part) {
      return Json.MAPPER.treeToValue(data, part);
    }
  }
}
