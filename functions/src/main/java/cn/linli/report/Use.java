package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Optional;

/**
 * What a reservation counts for, as one of its revisions says.
 *
 * @param at when the revision was told of; orders what was told before revisions were
 * @param people how many come
 */
record Use(
    CommunityId community,
    String reservation,
    int revision,
    Instant at,
    String zone,
    TimeRange time,
    int people,
    String purpose,
    Organiser organiser,
    Standing standing) {
  static final String OTHER_PURPOSE = "other";

  /** The use that an entry of the log tells of, if it tells of any. */
  static Optional<Use> of(Entry entry) {
    var data = entry.data();
    if (!data.has("reservation") || !data.has("zone") || !data.has("start") || !data.has("end")) {
      return Optional.empty();
    }
    var start = Instant.parse(data.path("start").asString());
    var end = Instant.parse(data.path("end").asString());
    return Optional.of(
        new Use(
            entry.community(),
            entry.reservation(),
            entry.revision(),
            entry.at(),
            entry.zone(),
            new TimeRange(start, end),
            data.path("people").asInt(1),
            Organiser.word(data.path("purpose"), OTHER_PURPOSE),
            Organiser.of(data.path("organiser")),
            Standing.of(data.path("state").asString(""), data.path("attendance").asString(""))));
  }

  /** Whether it says something newer than another revision of the same reservation. */
  boolean isNewerThan(Use other) {
    return revision != other.revision ? revision > other.revision : at.isAfter(other.at);
  }

  /** What a reservation counts as. */
  enum Standing {
    /** It takes place or took place. */
    TAKEN,
    /** It was kept for somebody who did not come. */
    MISSED,
    CANCELLED,
    /** It waits, was rejected or has lapsed. */
    NOTHING;

    private static Standing of(String state, String attendance) {
      return switch (state) {
        case "confirmed" -> attendance.equals("missed") ? MISSED : TAKEN;
        case "cancelled" -> CANCELLED;
        default -> NOTHING;
      };
    }
  }
}
