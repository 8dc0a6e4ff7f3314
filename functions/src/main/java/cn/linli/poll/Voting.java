package cn.linli.poll;

import cn.linli.shared.Glimpses;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.util.List;

/** Voting: one transaction of three items, none of which everybody meets on. */
final class Voting {
  /** Whose an entry is never changes, and whether it is in the contest its tally knows. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int MOST_KEPT = 2000;

  private final Hall hall;
  private final Participants participants;
  private final Glimpses<Entry.Key, Entry> entries;

  Voting(Hall hall) {
    this.hall = hall;
    this.participants = new Participants(hall);
    this.entries = new Glimpses<>(hall.clock(), KEPT, MOST_KEPT);
  }

  /** Votes for an entry, today. The same again is the same vote. */
  Vote.View cast(Principal caller, Commands.CastVote command) {
    return Stale.again(() -> castOnce(caller, command));
  }

  private Vote.View castOnce(Principal caller, Commands.CastVote command) {
    var person = participants.person(caller, command.minor());
    var stored = hall.votes().find(command.key(), person, command.date());
    if (stored.isPresent()) {
      if (!stored.get().entry().equals(command.entry())) {
        throw PollError.ALREADY_VOTED.refusal();
      }
      return stored.get().view();
    }
    var contest = hall.glimpse(command.key());
    if (!contest.contest().takesVotesAt(hall.now())) {
      throw PollError.NOT_NOW.refusal("people do not vote now");
    }
    if (!command.date().equals(hall.today(command.community()))) {
      throw PollError.NOT_TODAY.refusal();
    }
    var voter = participants.admitted(caller, command.minor(), command.community());
    if (voter.guardian() != null && !contest.contest().minorsVote()) {
      throw PollError.ADULTS_ONLY.refusal();
    }
    if (participants.isOwn(caller, entry(command))) {
      throw PollError.OWN.refusal();
    }
    var vote = new Vote(command.key(), person, command.date(), command.entry());
    commit(vote, voter);
    return vote.view();
  }

  private Entry entry(Commands.CastVote command) {
    var key = new Entry.Key(command.key(), command.entry());
    return entries.get(
        key,
        () ->
            hall.entries()
                .glance(key)
                .filter(entry -> entry.state() == EntryState.ACCEPTED)
                .orElseThrow(PollError.ENTRY_NOT_ACCEPTED::refusal));
  }

  /** Any shard will do; a person's is always the same, so a repeated request meets itself. */
  private void commit(Vote vote, Participant voter) {
    var writes = hall.writes();
    hall.votes().create(writes, vote, new Stale());
    hall.boxes()
        .add(
            writes,
            vote.contest(),
            Math.floorMod(vote.person().hashCode(), BoxTable.BOXES),
            List.of(),
            PollError.NOT_NOW.refusal("people do not vote any more"));
    hall.tallies()
        .add(
            writes,
            vote.contest(),
            Math.floorMod(vote.person().hashCode(), TallyTable.SHARDS),
            vote.entry(),
            PollError.ENTRY_NOT_ACCEPTED.refusal());
    participants.note(writes, voter, vote.contest().community());
    writes.commit();
  }

  /** The vote of a day of the caller, or of a minor for whom they act. */
  Vote.View mine(Principal caller, Commands.OfVote query) {
    return hall.votes()
        .find(query.key(), participants.person(caller, query.minor()), query.date())
        .map(Vote::view)
        .orElseThrow(PollError.VOTE_NOT_FOUND::refusal);
  }
}
