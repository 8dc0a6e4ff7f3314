package cn.linli.poll;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prizes that were won, and how they come to whoever has won them. */
final class Awards {
  private static final int LENGTH = 8;

  /** Crockford's: what people mix up is not in it. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Hall hall;
  private final Participants participants;

  Awards(Hall hall) {
    this.hall = hall;
    this.participants = new Participants(hall);
  }

  /** All of a contest, for those who hand out. */
  Map<String, List<View>> list(Commands.OfContest query) {
    var contest = hall.published(query.key());
    return Map.of(
        "items", hall.awards().all(contest.key()).stream().map(a -> view(a, null)).toList());
  }

  /** Those of the caller, or of a minor for whom they act, each with the code to say. */
  Map<String, List<View>> mine(Principal caller, Commands.MineOfContest query) {
    var person = participants.person(caller, query.minor());
    var contest = hall.published(query.key());
    return Map.of(
        "items",
        hall.awards().all(contest.key()).stream()
            .filter(award -> award.person().equals(person))
            .map(award -> view(award, award.isHandedOut() ? null : code(award)))
            .toList());
  }

  /** Hands a prize out, once, to whoever says its code or has its name. */
  View handOut(Principal caller, Commands.HandOut command) {
    return Stale.again(
        () -> {
          var award =
              hall.awards()
                  .find(command.key(), Award.Id.of(command.award()))
                  .filter(found -> isOver(command.key()))
                  .orElseThrow(PollError.AWARD_NOT_FOUND::refusal);
          if (participants.isOneOf(caller, award.person())) {
            throw PollError.OWN.refusal();
          }
          requireRecipient(award, command);
          var how = command.code() == null ? Award.How.NAME : Award.How.CODE;
          if (award.isHandedOut()) {
            if (award.handedOutBy().equals(caller.person()) && award.how() == how) {
              return view(award, null);
            }
            throw PollError.HANDED_OUT.refusal();
          }
          var next = award.handedOut(hall.now(), caller.person(), how);
          var writes = hall.writes();
          hall.awards().change(writes, next);
          hall.outbox().add(writes, told(next));
          writes.commit();
          return view(next, null);
        });
  }

  private boolean isOver(Matter.Key key) {
    return hall.published(key).state() == State.OVER;
  }

  private static Event told(Award award) {
    return new Event(
        "poll.prize-handed-out",
        1,
        award.contest().community(),
        Map.of(
            "contest", award.contest().id(),
            "award", award.id().toString(),
            "entry", award.entry(),
            "person", award.person(),
            "by", award.handedOutBy()));
  }

  private void requireRecipient(Award award, Commands.HandOut command) {
    boolean isRight =
        command.code() == null
            ? command.maskedName().equals(name(award))
            : isSame(command.code(), code(award));
    if (!isRight) {
      throw PollError.WRONG_RECIPIENT.refusal();
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String name(Award award) {
    return hall.entries()
        .find(new Entry.Key(award.contest(), award.entry()))
        .map(Entry::name)
        .orElse(null);
  }

  /** Nobody computes it without the deployment's key, and none is stored. */
  private String code(Award award) {
    var mac = hall.needs().keys().mac("contest-award", award.contest().pk() + "|" + award.id());
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(mac[i] & 31));
    }
    return code.toString();
  }

  private View view(Award award, String code) {
    return new View(
        award.id().toString(),
        award.prize(),
        award.id().rank(),
        award.entry(),
        name(award),
        code,
        award.handedOutAt(),
        award.handedOutBy(),
        award.how() == null ? null : award.how().toString());
  }

  /**
   * What the contract shows.
   *
   * @param name masked, or null once its person was erased
   * @param code for whoever has won it
   */
  record View(
      String award,
      String prize,
      int rank,
      UUID entry,
      String name,
      String code,
      Instant handedOutAt,
      PersonId handedOutBy,
      String handedOutFor) {}
}
