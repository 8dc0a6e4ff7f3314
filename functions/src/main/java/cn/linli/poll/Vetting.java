package cn.linli.poll;

import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.screening.Screening;
import cn.linli.screening.Screenings;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Has screened what neighbours would see: at once by our rules, then by WeChat as well. */
final class Vetting {
  private static final int MOST_FAULTS = 50;
  private static final Pattern OF_QUESTION = Pattern.compile("(/terms/questions/\\d+)/.*");

  private final Screenings screenings;

  Vetting(Screenings screenings) {
    this.screenings = screenings;
  }

  /** Refuses texts in which our own rules find what has no place here. */
  void requireAllowed(CommunityId community, Map<String, String> texts) {
    var faults =
        screenings.look(community, texts).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(finding -> Fault.at(finding.pointer(), finding.explanation()))
            .distinct()
            .limit(MOST_FAULTS)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(PollError.TEXT_REFUSED, null, faults);
    }
  }

  /** Adds to what a use case writes that a matter's words are screened as they are now. */
  void ask(WriteSet writes, Matter matter) {
    ask(
        writes,
        matter.key().community(),
        matter.subject(),
        matter.author(),
        pieces(matter.texts()),
        List.of());
  }

  /** The same of an entry, with its pictures. */
  void ask(WriteSet writes, Entry entry) {
    ask(
        writes,
        entry.key().contest().community(),
        entry.reference(),
        // WeChat wants somebody who uses the mini program.
        entry.by(),
        entry.texts(),
        entry.pictures());
  }

  private void ask(
      WriteSet writes,
      CommunityId community,
      String subject,
      PersonId author,
      Map<String, String> texts,
      List<UUID> pictures) {
    screenings.ask(
        writes, new cn.linli.screening.Matter(community, subject, author, texts, pictures));
  }

  /** A question with its choices in one: WeChat is asked once for each text. */
  private static Map<String, String> pieces(Map<String, String> texts) {
    var pieces = new LinkedHashMap<String, String>();
    texts.forEach(
        (pointer, text) ->
            pieces.merge(
                OF_QUESTION.matcher(pointer).replaceFirst("$1"),
                text,
                (before, after) -> before + "\n" + after));
    return pieces;
  }

  /** Refuses what is still being screened, or is blocked; what is doubtful people decide. */
  void requirePassable(CommunityId community, String subject) {
    var state =
        screenings.find(community, subject).map(Screening::state).orElse(Screening.State.PENDING);
    switch (state) {
      case PENDING -> throw PollError.SCREENING_PENDING.refusal();
      case BLOCKED -> throw PollError.BLOCKED.refusal();
      case PASSED, DOUBTFUL -> {}
    }
  }

  /** How far it is, and what was found; null where nothing was asked. */
  Screened of(CommunityId community, String subject) {
    return screenings.find(community, subject).map(Screened::of).orElse(null);
  }

  /** Why something is blocked; empty while it is not. */
  Optional<String> blocked(CommunityId community, String subject) {
    return screenings
        .find(community, subject)
        .filter(screening -> screening.state() == Screening.State.BLOCKED)
        .flatMap(
            screening ->
                screening.findings().stream()
                    .filter(finding -> finding.action() == Action.BLOCK)
                    .map(Finding::explanation)
                    .findFirst());
  }
}
