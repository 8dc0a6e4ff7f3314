package cn.linli.signup;

import cn.linli.activity.Plan;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** As many sign-ups for an activity as somebody wants, for tests of what ends them. */
public final class OpenSignUps {
  /** What one of a ticket costs. */
  public static final Money PRICE = new Money(3_000);

  /** What each person pays beside it. */
  public static final Money DEPOSIT = new Money(500);

  private static final int AT_ONCE = 90;
  private static final int MOST_WAIT = 5_000;

  private final Dynamo dynamo;
  private final SignUpTable signUps;
  private final LineTable lines;
  private final Target target;
  private final LocalDate filed;
  private final Instant now;
  private final Map<String, List<PersonId>> rows = new TreeMap<>();

  public OpenSignUps(
      Dynamo dynamo, CommunityId community, UUID activity, LocalDate filed, Instant now) {
    this.dynamo = dynamo;
    this.signUps = new SignUpTable(dynamo);
    this.lines = new LineTable(dynamo);
    this.target = Target.of(community, activity, null);
    this.filed = filed;
    this.now = now;
  }

  /** How a sign-up stands. */
  public enum Stands {
    PAID,
    UNPAID,
    OFFERED,
    WAITING;

    private SignUpState state() {
      return switch (this) {
        case PAID -> SignUpState.CONFIRMED;
        case UNPAID -> SignUpState.AWAITING_PAYMENT;
        case OFFERED -> SignUpState.OFFERED;
        case WAITING -> SignUpState.WAITING;
      };
    }
  }

  /**
   * People who are signed up together, with one ticket.
   *
   * @param row on which all of them are, unless they wait
   */
  public record Group(UUID id, List<PersonId> people, String ticket, int row, Stands stands) {
    /** What they pay together. */
    public Money amount() {
      return PRICE.plus(DEPOSIT.times(people.size()));
    }
  }

  /** What somebody was asked for who has paid. */
  public Ask ask(Group group) {
    var first = signUps(group).getFirst();
    var deposit = DEPOSIT.times(group.people().size());
    return new Ask(
        target.community(),
        first.payment(),
        first.by(),
        "centre",
        Hall.subject(first),
        new Parts(Map.of(Part.FEE, PRICE, Part.ATTENDANCE_DEPOSIT, deposit)),
        "书法",
        now.plus(Duration.ofMinutes(15)));
  }

  /** Writes sign-ups, the rows on which they have places, and the line of those who wait. */
  public void write(List<Group> groups) {
    var open = new ArrayList<SignUp>();
    for (var group : groups) {
      open.addAll(signUps(group));
      if (group.stands() != Stands.WAITING) {
        rows.computeIfAbsent(group.ticket() + "#" + group.row(), none -> new ArrayList<>())
            .addAll(group.people());
      }
    }
    for (int i = 0; i < open.size(); i += AT_ONCE) {
      var writes = new WriteSet(dynamo);
      open.subList(i, Math.min(i + AT_ONCE, open.size()))
          .forEach(signUp -> signUps.put(writes, signUp));
      writes.commit();
    }
    groups.stream().filter(group -> group.stands() == Stands.WAITING).forEach(this::queue);
  }

  private void queue(Group group) {
    var writes = new WriteSet(dynamo);
    var waiter = Waiter.of(signUps(group), false);
    lines.join(writes, waiter, MOST_WAIT, new IllegalStateException());
    writes.commit();
  }

  /** Seats all who were written and have places, as the plan of their activity has them. */
  public void seat(Plan plan) {
    rows.forEach(
        (key, people) -> {
          var parts = key.split("#", 2);
          var ticket = plan.ticket(parts[0]).orElseThrow();
          var writes = new WriteSet(dynamo);
          var row = Row.empty(target, parts[0], Integer.parseInt(parts[1]));
          new RowTable(dynamo).take(writes, row, ticket, people, true);
          writes.commit();
        });
  }

  private List<SignUp> signUps(Group group) {
    return group.people().stream().map(person -> signUp(group, person)).toList();
  }

  private SignUp signUp(Group group, PersonId person) {
    var first = group.people().getFirst();
    boolean isWaiting = group.stands() == Stands.WAITING;
    boolean isPaid = group.stands() == Stands.PAID;
    return new SignUp(
        target,
        filed,
        person,
        "张**",
        first,
        group.id(),
        group.ticket(),
        group.people(),
        isWaiting ? null : group.row(),
        group.stands().state(),
        person.equals(first) ? PRICE : Money.ZERO,
        DEPOSIT,
        target.community(),
        false,
        now,
        isWaiting || isPaid ? null : now.plus(Duration.ofMinutes(15)),
        isPaid ? now : null,
        Set.of(),
        null,
        null,
        false,
        Set.of(),
        false,
        1);
  }
}
