package cn.linli.notice;

import cn.linli.shared.Refusal;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares our templates with those that WeChat has for this deployment. */
final class Checking {
  private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

  private static final Set<String> FINE = Set.of("fits", "no-id");

  private static final String FIRST = "first";

  /** Half past eight in China, when somebody is there to mend it. */
  private static final LocalTime HOUR = LocalTime.of(0, 30);

  private final Mailroom room;
  private final AtomicBoolean hasBegun = new AtomicBoolean();

  Checking(Mailroom room) {
    this.room = room;
  }

  /**
   * What the contract shows.
   *
   * @param fits whether all of it can be sent, where the stage does not do without a channel
   */
  record Report(String version, boolean fits, List<Line> templates) {}

  /**
   * A template on a channel.
   *
   * @param state fits, no-id, unknown, or lacks-fields
   * @param lacking the fields that WeChat's does not have
   */
  record Line(String template, String channel, String state, List<String> lacking) {}

  Report check() {
    var lines = new ArrayList<Line>();
    for (var channel : Channel.values()) {
      lines.addAll(check(channel));
    }
    var wrong = lines.stream().filter(line -> !FINE.contains(line.state())).toList();
    wrong.forEach(
        line ->
            // A filter of the template counts these words, and an alarm looks at the count.
            LOG.error(
                "notice not sent by template: {} on {} {}",
                line.template(),
                line.channel(),
                line.state()));
    return new Report(Forms.get().version(), wrong.isEmpty(), lines);
  }

  /**
   * Sees to it that these templates are compared: by the first instance that has them, once for
   * all, and by all that follow on every day.
   */
  void begin() {
    if (hasBegun.getAndSet(true)) {
      return;
    }
    var writes = room.writes();
    room.checks().create(writes, room.tables().fingerprint(), room.now(), new Over());
    room.tasks().check(writes, FIRST, room.now());
    try {
      writes.commit();
    } catch (Over others) {
      // They were compared from their first day on.
    } catch (RuntimeException accident) {
      hasBegun.set(false);
      throw accident;
    }
  }

  /** The worker's part: the next time is owed before WeChat is asked. */
  void compare(String which) {
    var tomorrow = room.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    var writes = room.writes();
    var at = tomorrow.atTime(HOUR).toInstant(ZoneOffset.UTC);
    room.tasks().check(writes, tomorrow.toString(), at);
    writes.commit();
    try {
      check();
    } catch (Refusal noAnswer) {
      LOG.warn("templates were not compared at {}: WeChat does not answer", which);
    }
  }

  private List<Line> check(Channel channel) {
    var ids = room.ids();
    try {
      var contents =
          ids.isWithout(channel)
              ? Map.<String, String>of()
              : room.needs().messenger().get().contents(channel);
      return Forms.get().forms().stream().map(form -> line(form, channel, ids, contents)).toList();
    } catch (MessageFailure failure) {
      throw NoticeError.WECHAT_UNAVAILABLE.refusal();
    }
  }

  private static Line line(
      Forms.Form form, Channel channel, TemplateIds ids, Map<String, String> contents) {
    var id = ids.id(channel, form.template()).orElse(null);
    var content = id == null ? null : contents.get(id);
    var lacking =
        content == null
            ? List.<String>of()
            : form.fields(channel).stream()
                .map(Forms.Field::name)
                .filter(name -> !content.contains("{{" + name + ".DATA}}"))
                .toList();
    var state =
        id == null
            ? "no-id"
            : content == null ? "unknown" : lacking.isEmpty() ? "fits" : "lacks-fields";
    return new Line(form.template().toString(), channel.toString(), state, lacking);
  }
}
