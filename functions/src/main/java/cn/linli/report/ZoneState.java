package cn.linli.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a zone was configured from a time on.
 *
 * @param parent the zone it lies in, or null
 * @param hours its own opening hours of a week, or null where it has those of its parent
 * @param revision counts the changes of the zone
 * @param at from when on
 */
record ZoneState(
    String zone, String name, String parent, List<String> hours, int revision, Instant at) {
  static final String TYPE = "venue.zone-configured";

  /** What an entry of the log says of a zone; nothing before events told names and hours. */
  static Optional<ZoneState> of(Entry entry) {
    var data = entry.data();
    if (!entry.type().equals(TYPE) || !data.has("name")) {
      return Optional.empty();
    }
    var hours = data.has("hours") ? Texts.of(data.path("hours")) : null;
    return Optional.of(
        new ZoneState(
            entry.zone(),
            data.path("name").asString(),
            data.path("parent").asString(null),
            hours,
            entry.revision(),
            entry.at()));
  }
}
