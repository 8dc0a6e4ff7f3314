package cn.linli.signup;

import static java.util.stream.Collectors.toMap;

import cn.linli.activity.Ticket;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Who sits and who stands in line at an activity to which people come as a whole, as stored. */
public final class Seats {
  private static final int MOST = 6_000;

  private final CommunityId community;
  private final UUID activity;
  private final Target target;
  private final SignUpTable signUps;
  private final RowTable rows;
  private final LineTable lines;
  private final StandingTable standings;

  public Seats(Dynamo dynamo, CommunityId community, UUID activity) {
    this.community = community;
    this.activity = activity;
    this.target = Target.of(community, activity, null);
    this.signUps = new SignUpTable(dynamo);
    this.rows = new RowTable(dynamo);
    this.lines = new LineTable(dynamo);
    this.standings = new StandingTable(dynamo);
  }

  /** Everybody on the rows of a ticket, row by row. */
  public List<PersonId> people(String ticket, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> rows.find(target, ticket, number))
        .flatMap(row -> row.people().stream())
        .toList();
  }

  /** The sign-ups that stand in the line, in order, with their people. */
  public List<Waiting> line() {
    var all = new ArrayList<Waiting>();
    String after = null;
    do {
      var page = lines.page(target, after, MOST);
      page.items()
          .forEach(waiter -> all.add(new Waiting(waiter.id(), waiter.people(), waiter.split())));
      after = page.last();
    } while (after != null);
    return all;
  }

  /**
   * Those who stand in the line together.
   *
   * @param people each with a ticket
   * @param split whether some of them would come without the others
   */
  public record Waiting(UUID signUp, Map<PersonId, String> people, boolean split) {
    /** Whether so many places of each ticket are enough for them. */
    public boolean fits(Map<String, Integer> free) {
      var tickets = people.values().stream().distinct().collect(toMap(id -> id, Waiting::ticket));
      var waiter = new Waiter(null, signUp, Instant.EPOCH, people, split);
      return !new Company(tickets, null, false).fitting(waiter, free).isEmpty();
    }

    /** As the simulated activities have them. */
    private static Ticket ticket(String id) {
      int together = id.equals("family") ? 2 : 1;
      return new Ticket(id, id, together, together, 0L, 0L, null, null, false, Ticket.Scope.ALL);
    }
  }

  /**
   * A person's sign-up.
   *
   * @param payment that it waits for, or would
   * @param counts whether it was confirmed by that
   */
  public record Stored(
      String state,
      String ticket,
      UUID payment,
      Money fee,
      Money deposit,
      boolean counts,
      int attended) {}

  /** How somebody's sign-up is stored, if there is one. */
  public Optional<Stored> stored(LocalDate filed, PersonId person) {
    return signUps
        .find(new SignUpKey(community, person, filed, activity, target.scope()))
        .map(
            one ->
                new Stored(
                    one.state().toString(),
                    one.ticket(),
                    one.payment(),
                    one.fee(),
                    one.deposit(),
                    one.paidAt() != null,
                    one.attended()));
  }

  /** How many stand in the line, as it is counted. */
  public int counted() {
    return lines.find(target).waiters();
  }

  /** How many people wait for a ticket, as it is counted. */
  public int counted(String ticket) {
    return lines.find(target).people().getOrDefault(ticket, 0);
  }

  /** How many activities somebody is said to have missed. */
  public int missed(PersonId person) {
    return standings.get(community, person).missed().size();
  }
}
