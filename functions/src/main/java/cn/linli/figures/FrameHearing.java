package cn.linli.figures;

import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes in what is told of zones and when they are open. */
final class FrameHearing {
  private final FrameTable frames;

  FrameHearing(FrameTable frames) {
    this.frames = frames;
  }

  /** Whom each event goes to. */
  Map<String, Consumer<Told>> byType() {
    return Map.of(
        "venue.zone-configured", this::zone,
        "venue.special-day-set", this::specialDay,
        "venue.special-day-removed", this::specialDay,
        "venue.zone-blacked-out", this::closed,
        "venue.blackout-lifted", this::lifted);
  }

  private void zone(Told told) {
    var zone = told.as(Configured.class);
    var next = new Frame.Zone(zone.zone(), zone.name(), zone.parent(), zone.hours());
    frames.zone(told.community(), next, zone.revision());
  }

  private void specialDay(Told told) {
    var day = told.as(SpecialDay.class);
    frames.specialDay(told.community(), day.zone(), day.date(), day.hours(), told.at());
  }

  private void closed(Told told) {
    var closed = told.as(Blackout.class);
    var time = new TimeRange(closed.start(), closed.end());
    frames.closed(told.community(), closed.blackout(), closed.zone(), time);
  }

  private void lifted(Told told) {
    var lifted = told.as(Blackout.class);
    frames.lifted(told.community(), lifted.blackout(), lifted.zone(), told.at());
  }

  /** The event {@code venue.zone-configured}, as far as it is read. */
  private record Configured(
      String zone, String name, String parent, List<String> hours, int revision) {}

  /** The events {@code venue.special-day-set} and {@code -removed}, which has no hours. */
  private record SpecialDay(String zone, LocalDate date, List<String> hours) {}

  /** The events {@code venue.zone-blacked-out} and {@code venue.blackout-lifted}. */
  private record Blackout(String blackout, String zone, Instant start, Instant end) {}
}
