package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What people ask of contests and polls. */
final class Commands {
  private Commands() {}

  /** A contest to propose. */
  record PutContest(
      CommunityId community,
      UUID contest,
      String title,
      String description,
      ContestTerms terms,
      int revision) {
    Matter.Draft draft() {
      return new Matter.Draft(
          Matter.Key.contest(community, contest), title, description, terms, revision);
    }
  }

  /** A poll to propose. */
  record PutPoll(
      CommunityId community,
      UUID poll,
      String title,
      String description,
      PollTerms terms,
      int revision) {
    Matter.Draft draft() {
      return new Matter.Draft(
          Matter.Key.poll(community, poll), title, description, terms, revision);
    }
  }

  /** What somebody makes of a proposal, as they saw it. */
  record Verdict(Matter.Key key, String decision, String reason, int revision) {
    Verdict {
      Fault.checks()
          .that(
              decision.equals("publish") || reason != null, "/reason", "is needed to send it back")
          .orRefuse();
    }

    boolean publishes() {
      return decision.equals("publish");
    }
  }

  /** See {@link Verdict}. */
  record DecideContest(
      CommunityId community, UUID contest, String decision, String reason, int revision) {
    Verdict verdict() {
      return new Verdict(Matter.Key.contest(community, contest), decision, reason, revision);
    }
  }

  /** See {@link Verdict}. */
  record DecidePoll(
      CommunityId community, UUID poll, String decision, String reason, int revision) {
    Verdict verdict() {
      return new Verdict(Matter.Key.poll(community, poll), decision, reason, revision);
    }
  }

  /** A matter that somebody ends, and why. */
  record Ending(Matter.Key key, String reason) {}

  /** See {@link Ending}. */
  record EndContest(CommunityId community, UUID contest, String reason) {
    Ending ending() {
      return new Ending(Matter.Key.contest(community, contest), reason);
    }
  }

  /** See {@link Ending}. */
  record EndPoll(CommunityId community, UUID poll, String reason) {
    Ending ending() {
      return new Ending(Matter.Key.poll(community, poll), reason);
    }
  }

  /** A contest by its id. */
  record OfContest(CommunityId community, UUID contest) {
    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /** The caller's own of a contest, or of a minor for whom they act. */
  record MineOfContest(CommunityId community, UUID contest, UUID minor) {
    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /** The caller's own of a poll, or of a minor for whom they act. */
  record MineOfPoll(CommunityId community, UUID poll, UUID minor) {
    Matter.Key key() {
      return Matter.Key.poll(community, poll);
    }
  }

  /** A poll by its id. */
  record OfPoll(CommunityId community, UUID poll) {
    Matter.Key key() {
      return Matter.Key.poll(community, poll);
    }
  }

  /** A page of contests or polls. */
  record ListMatters(CommunityId community, String state, Integer limit, String cursor) {
    ListMatters {
      Fault.checks()
          .in(state == null || isState(state), "state", "is none that they can be in")
          .orRefuse();
    }

    private static boolean isState(String text) {
      return Arrays.stream(State.values()).anyMatch(state -> state.toString().equals(text));
    }
  }

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A page of something of a contest. */
  record PageOfContest(CommunityId community, UUID contest, Integer limit, String cursor) {
    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /**
   * An entry to hand in.
   *
   * @param minor whose it is, by the caller's id of them, or null
   */
  record HandIn(
      CommunityId community,
      UUID contest,
      UUID entry,
      UUID minor,
      String title,
      String text,
      List<UUID> pictures) {
    Entry.Key key() {
      return new Entry.Key(Matter.Key.contest(community, contest), entry);
    }
  }

  /** An entry by its id. */
  record OfEntry(CommunityId community, UUID contest, UUID entry) {
    Entry.Key key() {
      return new Entry.Key(Matter.Key.contest(community, contest), entry);
    }
  }

  /** What somebody makes of an entry, as they saw it. */
  record Moderate(
      CommunityId community,
      UUID contest,
      UUID entry,
      String decision,
      String reason,
      int revision) {
    Moderate {
      Fault.checks()
          .that(accepts(decision) || reason != null, "/reason", "is needed to reject it")
          .orRefuse();
    }

    private static boolean accepts(String decision) {
      return decision.equals("accept");
    }

    boolean accepts() {
      return accepts(decision);
    }

    Entry.Key key() {
      return new Entry.Key(Matter.Key.contest(community, contest), entry);
    }
  }

  /** An entry that was accepted and goes, and why. */
  record Remove(CommunityId community, UUID contest, UUID entry, String reason) {
    Entry.Key key() {
      return new Entry.Key(Matter.Key.contest(community, contest), entry);
    }
  }

  /** A vote. */
  record CastVote(CommunityId community, UUID contest, LocalDate date, UUID entry, UUID minor) {
    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /** Somebody's vote of a day. */
  record OfVote(CommunityId community, UUID contest, LocalDate date, UUID minor) {
    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /** An award that is handed out to whoever says the code, or has the name. */
  record HandOut(
      CommunityId community, UUID contest, String award, String code, String maskedName) {
    HandOut {
      Award.Id.of(award);
      Fault.checks()
          .that((code == null) != (maskedName == null), "/code", "or the masked name, not both")
          .orRefuse();
    }

    Matter.Key key() {
      return Matter.Key.contest(community, contest);
    }
  }

  /** Somebody's answers to a poll. */
  record AnswerPoll(CommunityId community, UUID poll, UUID minor, List<Answer> answers) {
    Matter.Key key() {
      return Matter.Key.poll(community, poll);
    }
  }

  /** A page of the texts that were answered to a question. */
  record PageOfTexts(CommunityId community, UUID poll, int question, Integer limit, String cursor) {
    Matter.Key key() {
      return Matter.Key.poll(community, poll);
    }
  }
}
