package cn.linli.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares our templates with those that WeChat has for this deployment. */
final class Checking {
  private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

  private final Mailroom room;

  Checking(Mailroom room) {
    this.room = room;
  }

  /**
   * What the contract shows.
   *
   * @param fits whether all of it can be sent
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
    var wrong = lines.stream().filter(line -> !line.state().equals("fits")).toList();
    wrong.forEach(
        line ->
            LOG.error(
                "notice template does not fit: {} on {} {}",
                line.template(),
                line.channel(),
                line.state()));
    return new Report(Forms.get().version(), wrong.isEmpty(), lines);
  }

  private List<Line> check(Channel channel) {
    try {
      var messenger = room.needs().messenger().get();
      var ids = messenger.ids(channel);
      var contents = messenger.contents(channel);
      return Forms.get().forms().stream().map(form -> line(form, channel, ids, contents)).toList();
    } catch (MessageFailure failure) {
      throw NoticeError.WECHAT_UNAVAILABLE.refusal();
    }
  }

  private static Line line(
      Forms.Form form, Channel channel, Map<Template, String> ids, Map<String, String> contents) {
    var id = ids.get(form.template());
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
