package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the staff should know of, as a list and as events for whoever carries it to them. */
final class Alerts {
  private final AlertTable table;
  private final Outbox outbox;
  private final Needs needs;

  Alerts(AlertTable table, Outbox outbox, Needs needs) {
    this.table = table;
    this.outbox = outbox;
    this.needs = needs;
  }

  /** Adds an alert to what a use case writes. */
  void raise(WriteSet writes, Alert alert) {
    table.put(writes, month(alert.community(), alert.at()), alert);
    outbox.add(writes, new Event("access.alert-raised", 1, alert.community(), data(alert)));
    if (alert.kind() == Alert.Kind.DUTY_CALLED) {
      outbox.add(writes, new Event("access.duty-called", 1, alert.community(), about(alert)));
    }
  }

  private static Map<String, Object> data(Alert alert) {
    var data = new HashMap<>(about(alert));
    data.put("kind", alert.kind().toString());
    return Map.copyOf(data);
  }

  private static Map<String, Object> about(Alert alert) {
    var data = new HashMap<String, Object>();
    data.put("alert", alert.id());
    data.put("at", alert.at());
    if (alert.door() != null) {
      data.put("door", alert.door());
    }
    if (alert.reservation() != null) {
      data.put("reservation", alert.reservation());
    }
    return Map.copyOf(data);
  }

  /** A page of a month, the newest first. */
  PageOf<View> list(Commands.ListAlerts query) {
    var name = "access-alerts " + query.community() + " " + query.month();
    var position = needs.cursors().position(name, query.cursor());
    var page = table.page(query.community(), query.month(), position, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> View.of(row.alert())).toList(),
        needs.cursors().after(name, page.last()));
  }

  private YearMonth month(CommunityId community, Instant at) {
    return YearMonth.from(at.atZone(needs.calendar().apply(community)));
  }

  /** What the contract shows of an alert. */
  record View(UUID id, String kind, Instant at, String door, UUID reservation, String person) {
    private static View of(Alert alert) {
      return new View(
          alert.id(),
          alert.kind().toString(),
          alert.at(),
          alert.door(),
          alert.reservation(),
          alert.person() == null ? null : alert.person().toString());
    }
  }
}
