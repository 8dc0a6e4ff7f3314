package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Ticket;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is the same for all who are signed up by one command.
 *
 * @param known what they had before, which is over
 * @param turns where people come to all sessions or to one, those of these people
 * @param arrived when the command came; the line is in this order
 */
record Draft(
    PersonId by,
    Commands.Place command,
    Offering offering,
    Target target,
    List<Guest> guests,
    List<SignUp> known,
    List<TurnTable.Turn> turns,
    Instant arrived) {

  boolean isPaid() {
    return guests.stream()
        .map(guest -> Rules.ticket(offering, target, guest.ticket()))
        .anyMatch(Ticket::isPaid);
  }

  /**
   * The sign-ups of all of them.
   *
   * @param chosen the row of each, or none where they wait
   */
  List<SignUp> signUps(SignUpState state, Map<PersonId, Row> chosen, Instant until) {
    var together = guests.stream().map(Guest::person).toList();
    var seen = new TreeMap<String, Integer>();
    var all = new ArrayList<SignUp>();
    for (var guest : guests) {
      var ticket = Rules.ticket(offering, target, guest.ticket());
      int count = seen.merge(ticket.id(), 1, Integer::sum);
      boolean pays = (count - 1) % ticket.people() == 0;
      var row = chosen.get(guest.person());
      all.add(
          new SignUp(
              target,
              offering.filed(),
              guest.person(),
              guest.name(),
              by,
              command.signUp(),
              ticket.id(),
              together,
              row == null ? null : row.number(),
              state,
              pays ? ticket.price(ticket.people()) : Money.ZERO,
              ticket.deposit(1),
              Till.home(offering),
              command.photo(),
              arrived,
              until,
              null,
              before(guest).map(SignUp::counted).orElse(Set.of()),
              null,
              null,
              false,
              Set.of(),
              false,
              before(guest).map(SignUp::revision).orElse(0) + 1));
    }
    return all;
  }

  /** Who came back after they had cancelled writes on. */
  private Optional<SignUp> before(Guest guest) {
    return known.stream().filter(signUp -> signUp.person().equals(guest.person())).findFirst();
  }
}
