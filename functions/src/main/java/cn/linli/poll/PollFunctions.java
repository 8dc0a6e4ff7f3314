package cn.linli.poll;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of contests and polls. */
public final class PollFunctions {
  private static final String CONTEST = "/communities/{community}/contests/{contest}";
  private static final String ENTRY = CONTEST + "/entries/{entry}";
  private static final String POLL = "/communities/{community}/polls/{poll}";
  private static final Access STAFF = roles(OPERATOR, COMMITTEE);

  private PollFunctions() {}

  /** The function {@code pollApi}. */
  public static HttpApi api(Polls polls, Gate gate) {
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(contests(polls));
    operations.addAll(entries(polls));
    operations.addAll(voting(polls));
    operations.addAll(polls(polls));
    operations.addAll(answers(polls));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> contests(Polls polls) {
    var proposing = new Proposing(polls.hall());
    var board = new Board(polls.hall());
    return List.of(
        Operation.of(
            "putContest",
            "PUT " + CONTEST,
            roles(OPERATOR),
            Commands.PutContest.class,
            (caller, in) -> proposing.put(caller, in.draft())),
        Operation.of(
            "decideContest",
            "PUT " + CONTEST + "/decision",
            roles(COMMITTEE),
            Commands.DecideContest.class,
            (caller, in) -> proposing.decide(caller, in.verdict())),
        Operation.of(
            "vetoContest",
            "PUT " + CONTEST + "/veto",
            roles(COMMITTEE),
            Commands.EndContest.class,
            (caller, in) -> proposing.veto(caller, in.ending())),
        Operation.of(
            "cancelContest",
            "PUT " + CONTEST + "/cancellation",
            roles(OPERATOR),
            Commands.EndContest.class,
            (caller, in) -> proposing.cancel(caller, in.ending())),
        Operation.of(
            "getContest",
            "GET " + CONTEST,
            OPEN,
            Commands.OfContest.class,
            in -> board.get(in.key())),
        Operation.of(
            "getContestProposal",
            "GET " + CONTEST + "/proposal",
            STAFF,
            Commands.OfContest.class,
            in -> board.proposal(in.key())),
        Operation.of(
            "listContests",
            "GET /communities/{community}/contests",
            OPEN,
            Commands.ListMatters.class,
            in -> board.list(Kind.CONTEST, in)),
        Operation.of(
            "listContestProposals",
            "GET /communities/{community}/contest-proposals",
            STAFF,
            Commands.ListMatters.class,
            in -> board.proposals(Kind.CONTEST, in)));
  }

  private static List<Operation<?>> entries(Polls polls) {
    var entries = polls.entries();
    var moderation = new Moderation(polls.hall(), entries);
    return List.of(
        Operation.of(
            "handInEntry", "PUT " + ENTRY, roles(RESIDENT), Commands.HandIn.class, entries::handIn),
        Operation.of(
            "withdrawEntry",
            "PUT " + ENTRY + "/withdrawal",
            roles(RESIDENT),
            Commands.OfEntry.class,
            entries::withdraw),
        Operation.of(
            "listMyEntries",
            "GET " + CONTEST + "/my-entries",
            roles(RESIDENT),
            Commands.MineOfContest.class,
            entries::mine),
        Operation.of(
            "listEntriesInModeration",
            "GET /communities/{community}/entries-in-moderation",
            STAFF,
            Commands.PageOfCommunity.class,
            entries::inModeration),
        Operation.of(
            "moderateEntry",
            "PUT " + ENTRY + "/moderation",
            STAFF,
            Commands.Moderate.class,
            moderation::moderate),
        Operation.of(
            "removeEntry",
            "PUT " + ENTRY + "/removal",
            STAFF,
            Commands.Remove.class,
            moderation::remove));
  }

  private static List<Operation<?>> voting(Polls polls) {
    var gallery = new Gallery(polls.hall(), polls.pictures());
    var voting = new Voting(polls.hall());
    var awards = new Awards(polls.hall());
    return List.of(
        Operation.of("getEntry", "GET " + ENTRY, OPEN, Commands.OfEntry.class, gallery::get),
        Operation.of(
            "listEntries",
            "GET " + CONTEST + "/entries",
            OPEN,
            Commands.PageOfContest.class,
            gallery::list),
        Operation.of(
            "getRanking",
            "GET " + CONTEST + "/ranking",
            OPEN,
            Commands.PageOfContest.class,
            gallery::ranking),
        Operation.of(
            "castVote",
            "PUT " + CONTEST + "/my-votes/{date}",
            roles(RESIDENT),
            Commands.CastVote.class,
            voting::cast),
        Operation.of(
            "getMyVote",
            "GET " + CONTEST + "/my-votes/{date}",
            roles(RESIDENT),
            Commands.OfVote.class,
            voting::mine),
        Operation.of(
            "listAwards",
            "GET " + CONTEST + "/awards",
            STAFF,
            Commands.OfContest.class,
            awards::list),
        Operation.of(
            "listMyAwards",
            "GET " + CONTEST + "/my-awards",
            roles(RESIDENT),
            Commands.MineOfContest.class,
            awards::mine),
        Operation.of(
            "handOutAward",
            "PUT " + CONTEST + "/awards/{award}/handing-out",
            roles(OPERATOR),
            Commands.HandOut.class,
            awards::handOut));
  }

  private static List<Operation<?>> polls(Polls polls) {
    var proposing = new Proposing(polls.hall());
    var board = new Board(polls.hall());
    return List.of(
        Operation.of(
            "putPoll",
            "PUT " + POLL,
            roles(OPERATOR),
            Commands.PutPoll.class,
            (caller, in) -> proposing.put(caller, in.draft())),
        Operation.of(
            "decidePoll",
            "PUT " + POLL + "/decision",
            roles(COMMITTEE),
            Commands.DecidePoll.class,
            (caller, in) -> proposing.decide(caller, in.verdict())),
        Operation.of(
            "vetoPoll",
            "PUT " + POLL + "/veto",
            roles(COMMITTEE),
            Commands.EndPoll.class,
            (caller, in) -> proposing.veto(caller, in.ending())),
        Operation.of(
            "cancelPoll",
            "PUT " + POLL + "/cancellation",
            roles(OPERATOR),
            Commands.EndPoll.class,
            (caller, in) -> proposing.cancel(caller, in.ending())),
        Operation.of(
            "getPoll", "GET " + POLL, OPEN, Commands.OfPoll.class, in -> board.get(in.key())),
        Operation.of(
            "getPollProposal",
            "GET " + POLL + "/proposal",
            STAFF,
            Commands.OfPoll.class,
            in -> board.proposal(in.key())),
        Operation.of(
            "listPolls",
            "GET /communities/{community}/polls",
            OPEN,
            Commands.ListMatters.class,
            in -> board.list(Kind.POLL, in)),
        Operation.of(
            "listPollProposals",
            "GET /communities/{community}/poll-proposals",
            STAFF,
            Commands.ListMatters.class,
            in -> board.proposals(Kind.POLL, in)));
  }

  private static List<Operation<?>> answers(Polls polls) {
    var answering = new Answering(polls.hall());
    var tabulation = new Tabulation(polls.hall());
    return List.of(
        Operation.of(
            "answerPoll",
            "PUT " + POLL + "/my-answer",
            roles(RESIDENT),
            Commands.AnswerPoll.class,
            answering::answer),
        Operation.of(
            "getMyParticipation",
            "GET " + POLL + "/my-participation",
            roles(RESIDENT),
            Commands.MineOfPoll.class,
            answering::mine),
        Operation.of(
            "getPollResults",
            "GET " + POLL + "/results",
            OPEN,
            Commands.OfPoll.class,
            tabulation::results),
        Operation.of(
            "listPollTexts",
            "GET " + POLL + "/texts",
            STAFF,
            Commands.PageOfTexts.class,
            tabulation::texts));
  }
}
