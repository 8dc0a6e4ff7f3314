package cn.linli.signup;

import cn.linli.activity.Audience;
import cn.linli.activity.Offering;
import cn.linli.activity.Question;
import cn.linli.activity.State;
import cn.linli.activity.Ticket;
import cn.linli.community.Community;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may sign up for what, and when. */
final class Rules {
  private static final int ADULT = 18;

  private final Hall hall;

  Rules(Hall hall) {
    this.hall = hall;
  }

  /** Refuses what nobody can sign up for now. */
  void requireOpen(PersonId caller, Offering offering, Target target) {
    if (offering.state().isOff()) {
      throw SignUpError.OFF.refusal();
    }
    if (offering.state() != State.PUBLISHED || !target.exists(offering)) {
      throw SignUpError.CLOSED.refusal();
    }
    var now = hall.now();
    if (isClosed(offering, target, now)) {
      throw SignUpError.CLOSED.refusal();
    }
    var opensAt = opensFor(caller, offering);
    if (now.isBefore(opensAt)) {
      throw opensAt.equals(offering.plan().signUp().opensAt())
          ? SignUpError.NOT_OPEN.refusal("it opens at " + opensAt)
          : SignUpError.NOT_OPEN_FOR_YOU.refusal("at " + opensAt);
    }
  }

  /** Whether it is too late for anything that gives somebody a place. */
  static boolean isClosed(Offering offering, Target target, Instant now) {
    var closesAt = offering.plan().signUp().closesAt();
    // Of a session, also when that one has started; of a course one may miss the first.
    return !now.isBefore(closesAt) || (!target.isAll() && !now.isBefore(target.start(offering)));
  }

  private Instant opensFor(PersonId caller, Offering offering) {
    var rules = offering.plan().signUp();
    var opensAt = rules.opensAt();
    // Whoever did not come waits like others who did not, whatever else they are.
    if (rules.heldBack() != null) {
      var later = opensAt.plus(Duration.ofMinutes(rules.heldBack().minutes()));
      var standing = hall.standings().get(offering.community(), caller);
      if (hall.now().isBefore(later)
          && standing.missedSince(hall.now()) >= rules.heldBack().noShows()) {
        return later;
      }
    }
    if (rules.early() != null && hall.now().isBefore(opensAt) && isEarly(caller, offering)) {
      return opensAt.minus(Duration.ofMinutes(rules.early().minutes()));
    }
    return opensAt;
  }

  private boolean isEarly(PersonId caller, Offering offering) {
    var early = offering.plan().signUp().early();
    var community = offering.community();
    var roles = hall.needs().people().rolesIn(caller, community);
    return early.roles().stream().anyMatch(roles::contains)
        || (early.volunteers() && hall.needs().isVolunteer().test(community, caller));
  }

  /** Refuses somebody who lives elsewhere than those for whom it is. */
  void requireAudience(PersonId caller, Offering offering) {
    var audience = offering.plan().audience();
    if (audience == Audience.ANYONE) {
      return;
    }
    var residences = hall.needs().people().residences(caller);
    boolean isTheirs =
        residences.contains(offering.community())
            || residences.stream().anyMatch(home -> isNear(home, offering.community(), audience));
    if (!isTheirs) {
      throw SignUpError.NOT_FOR_YOU.refusal();
    }
  }

  private boolean isNear(CommunityId home, CommunityId community, Audience audience) {
    return switch (audience) {
      case COMMUNITY -> false;
      case STREET -> {
        var one = place(home);
        var other = place(community);
        yield one.district().equals(other.district()) && one.street().equals(other.street());
      }
      case DISTRICT -> place(home).district().equals(place(community).district());
      case ANYONE -> true;
    };
  }

  private Community place(CommunityId community) {
    return hall.needs().communities().get(community);
  }

  /** Refuses guests whom the tickets do not admit. */
  void requireGuests(PersonId caller, Offering offering, Target target, List<Guest> guests) {
    if (guests.size() > offering.plan().signUp().mostTogether()) {
      throw SignUpError.TOO_MANY_TOGETHER.refusal();
    }
    var counts = new HashMap<String, Integer>();
    var day = hall.day(target.community(), target.start(offering));
    for (var guest : guests) {
      var ticket = ticket(offering, target, guest.ticket());
      counts.merge(ticket.id(), 1, Integer::sum);
      if (!ticket.admits(guest.born(), day)) {
        throw SignUpError.AGE.refusal("ticket " + ticket.id());
      }
      boolean isMinor = guest.born() != null && guest.born().plusYears(ADULT).isAfter(day);
      boolean isAccompanied = guests.stream().anyMatch(other -> other.person().equals(caller));
      if (ticket.withGuardian() && isMinor && !isAccompanied) {
        throw SignUpError.GUARDIAN_NEEDED.refusal();
      }
    }
    counts.forEach(
        (id, count) -> {
          if (count % ticket(offering, target, id).people() != 0) {
            throw SignUpError.NOT_WHOLE.refusal("ticket " + id);
          }
        });
  }

  static Ticket ticket(Offering offering, Target target, String id) {
    return target.tickets(offering).stream()
        .filter(ticket -> ticket.id().equals(id))
        .findFirst()
        .orElseThrow(SignUpError.TICKET_UNKNOWN::refusal);
  }

  /** Refuses a form in which something is missing or made up. */
  static void requireAnswers(Offering offering, Map<String, String> answers) {
    for (var question : offering.plan().questions()) {
      var answer = answers.get(question.id());
      if (answer == null && question.required()) {
        throw SignUpError.ANSWER_MISSING.refusal("question " + question.id());
      }
      if (answer != null && !question.choices().isEmpty() && !question.choices().contains(answer)) {
        throw SignUpError.ANSWER_MISSING.refusal("question " + question.id() + " has choices");
      }
    }
    var known = offering.plan().questions().stream().map(Question::id).toList();
    for (var id : answers.keySet()) {
      if (!known.contains(id)) {
        throw SignUpError.ANSWER_MISSING.refusal("there is no question " + id);
      }
    }
  }
}
