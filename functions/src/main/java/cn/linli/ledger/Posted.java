package cn.linli.ledger;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The event that tells of an entry, whole: who hears it need not read the books. */
final class Posted {
  private Posted() {}

  static Event event(Entry entry) {
    return new Event("ledger.entry-posted", 1, entry.community(), data(entry));
  }

  private static Map<String, Object> data(Entry entry) {
    var data = new LinkedHashMap<String, Object>();
    data.put("entry", entry.id());
    data.put("recipe", entry.recipe().toString());
    data.put("reference", entry.reference());
    if (entry.provider() != null) {
      data.put("provider", entry.provider());
    }
    if (entry.approvedBy() != null) {
      data.put("approvedBy", entry.approvedBy().toString());
    }
    data.put("at", entry.at().toString());
    data.put("transfers", Transfers.views(entry.transfers()));
    return data;
  }

  static Entry entry(Told told) {
    var data = told.data();
    var approvedBy = data.path("approvedBy").asString(null);
    return new Entry(
        told.community(),
        Recipe.of(data.path("recipe").asString()),
        data.path("reference").asString(),
        data.path("provider").asString(null),
        approvedBy == null ? null : PersonId.of(approvedBy),
        Instant.parse(data.path("at").asString()),
        Transfers.read(told.community(), data.path("transfers")));
  }
}
