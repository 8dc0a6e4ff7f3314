package cn.linli.content;

import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.screening.Matter;
import cn.linli.screening.Screening;
import cn.linli.screening.Screenings;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.Optional;

/** Has screened what people would read: at once by our rules, then by WeChat as well. */
final class Vetting {
  private static final int MOST_FAULTS = 50;

  private final Screenings screenings;

  Vetting(Screenings screenings) {
    this.screenings = screenings;
  }

  private static Map<String, String> texts(String title, RichText body) {
    return Map.of("/title", title, "/body", body.text());
  }

  /** Refuses words in which our own rules find what has no place here. */
  void requireAllowed(CommunityId community, String title, RichText body) {
    var faults =
        screenings.look(community, texts(title, body)).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(finding -> Fault.at(finding.pointer(), finding.explanation()))
            .distinct()
            .limit(MOST_FAULTS)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(ContentError.TEXT_REFUSED, null, faults);
    }
  }

  /** Adds to what a use case writes that the latest version is screened. */
  void ask(WriteSet writes, Post post, PersonId submitter, RichText body) {
    var draft = post.draft();
    screenings.ask(
        writes,
        new Matter(
            post.key().community(),
            post.key().subject(draft.version()),
            submitter,
            texts(draft.title(), body),
            body.pictures()));
  }

  /** Refuses what is still being screened, or is blocked; what is doubtful people decide. */
  void requirePassable(Post post) {
    switch (find(post).map(Screening::state).orElse(Screening.State.PENDING)) {
      case PENDING -> throw ContentError.SCREENING_PENDING.refusal();
      case BLOCKED -> throw ContentError.BLOCKED.refusal();
      case PASSED, DOUBTFUL -> {}
    }
  }

  /** How far it is, and what was found; null where nothing was asked. */
  Screened of(Post post) {
    return find(post).map(Screened::of).orElse(null);
  }

  private Optional<Screening> find(Post post) {
    return screenings.find(post.key().community(), post.key().subject(post.draft().submitted()));
  }

  /** Why something is blocked; empty while it is not. */
  Optional<String> blocked(Post post) {
    return find(post)
        .filter(screening -> screening.state() == Screening.State.BLOCKED)
        .flatMap(
            screening ->
                screening.findings().stream()
                    .filter(finding -> finding.action() == Action.BLOCK)
                    .map(Finding::explanation)
                    .findFirst());
  }
}
