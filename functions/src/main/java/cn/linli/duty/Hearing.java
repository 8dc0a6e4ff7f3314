package cn.linli.duty;

import cn.linli.activity.Tier;
import cn.linli.duty.Standing.Meeting;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Takes in what others tell: puts it on record once, then counts. The order does not matter. */
final class Hearing {
  private final Ground ground;
  private final Counting counting;
  private final Looking looking;

  Hearing(Ground ground, Counting counting, Looking looking) {
    this.ground = ground;
    this.counting = counting;
    this.looking = looking;
  }

  /** An activity stands otherwise. */
  void changed(Told told) {
    var next = told.as(Changed.class).standing(told.community());
    Stale.again(
        () -> {
          var facts = ground.facts().read(next.community(), next.activity());
          boolean isNew = facts.standing() == null || next.revision() > facts.standing().revision();
          if (isNew) {
            var writes = ground.writes();
            ground.facts().put(writes, next, facts);
            addIfFirst(writes, facts);
            writes.commit();
          }
          return isNew;
        });
    count(next.community(), next.activity());
  }

  /** A session took place. */
  void ended(Told told) {
    var ended = told.as(Ended.class);
    var next = new Held(ended.kind(), ended.tier(), ended.start(), ended.isOccasion(), told.at());
    Stale.again(
        () -> {
          var facts = ground.facts().read(told.community(), ended.activity());
          var known = facts.session(ended.session()).held();
          boolean isNew = known == null || next.isNewerThan(known);
          if (isNew) {
            var writes = ground.writes();
            ground.facts().put(writes, ended.session(), next, facts);
            addIfFirst(writes, facts);
            writes.commit();
          }
          return isNew;
        });
    count(told.community(), ended.activity());
  }

  /** Somebody came to a session; each person is counted once for it. */
  void came(Told told) {
    var came = told.as(CheckedIn.class);
    var community = told.community();
    var facts = ground.facts().read(community, came.activity());
    var writes = ground.writes();
    ground.known().came(writes, community, came.activity(), came.session(), came.person());
    ground.facts().came(writes, community, came.activity(), came.session());
    addIfFirst(writes, facts);
    try {
      writes.commit();
    } catch (Stale isThere) {
      // They came before, or are told of again.
    }
    count(community, came.activity());
  }

  private void addIfFirst(WriteSet writes, Facts facts) {
    if (facts.areNone()) {
      ground.known().add(writes, facts.community(), facts.activity());
    }
  }

  private void count(CommunityId community, UUID activity) {
    counting.count(community, activity);
    looking.begin(community);
  }

  /** The event {@code activity.changed}, as far as it is read. */
  private record Changed(
      UUID activity,
      String state,
      String kind,
      Tier tier,
      int occasions,
      Instant start,
      int revision,
      List<Meeting> meetings) {
    Standing standing(CommunityId community) {
      boolean isOn = state.equals("published") || state.equals("over");
      return new Standing(community, activity, revision, isOn, kind, tier, all());
    }

    /**
     * What was told before meetings were has all its occasions at its start, until they are held.
     */
    private List<Meeting> all() {
      return meetings == null ? Collections.nCopies(occasions, new Meeting(start, true)) : meetings;
    }
  }

  /** The event {@code activity.session-ended}, as far as it is read. */
  private record Ended(
      UUID activity, int session, String kind, Tier tier, Instant start, boolean isOccasion) {}

  /** The event {@code signup.checked-in}, as far as it is read. */
  private record CheckedIn(UUID activity, int session, PersonId person) {}
}
