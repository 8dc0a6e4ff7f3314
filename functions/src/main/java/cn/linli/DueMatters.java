package cn.linli;

import cn.linli.access.Grants;
import cn.linli.activity.Activities;
import cn.linli.aftersale.Claims;
import cn.linli.board.Offers;
import cn.linli.content.Posts;
import cn.linli.duty.Duties;
import cn.linli.figures.Figures;
import cn.linli.groupbuy.GroupBuys;
import cn.linli.identity.Erasures;
import cn.linli.merchant.Merchants;
import cn.linli.notice.Notices;
import cn.linli.officialaccount.Followers;
import cn.linli.payment.Payments;
import cn.linli.poll.Polls;
import cn.linli.reconciliation.Reconciliations;
import cn.linli.screening.Screenings;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.signup.SignUps;
import cn.linli.ticket.Tickets;
import cn.linli.venue.Reservations;
import cn.linli.venue.VenueFunctions;
import cn.linli.volunteer.Volunteers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who does what is due, by the kind of deadline. */
final class DueMatters {
  private final Contexts contexts;
  private final Map<String, Consumer<Deadline>> handlers = new HashMap<>();

  DueMatters(Contexts contexts) {
    this.contexts = contexts;
    ofPlaces();
    ofMoney();
    ofPeople();
    ofWords();
  }

  Map<String, Consumer<Deadline>> handlers() {
    return handlers;
  }

  private void ofPlaces() {
    var reservations = contexts.reservations();
    handlers.put(Reservations.DUE, reservations::due);
    handlers.put(Reservations.BLACKOUT, reservations::closed);
    handlers.put(
        Reservations.DEPOSIT, VenueFunctions.depositDue(reservations, contexts.payments()));
    all(Grants.DEADLINES, due -> contexts.grants().handOver(due));
    all(Figures.DEADLINES, due -> contexts.lobby().figures().handOver(due));
  }

  private void ofMoney() {
    all(Payments.DEADLINES, due -> contexts.payments().handOver(due));
    all(Merchants.DEADLINES, due -> contexts.merchants().handOver(due));
    all(GroupBuys.DEADLINES, due -> contexts.groupBuys().handOver(due));
    all(Claims.DEADLINES, due -> contexts.claims().handOver(due));
    handlers.put(Reconciliations.DEADLINE, due -> contexts.reconciliations().handOver(due));
  }

  private void ofPeople() {
    var gatherings = contexts.gatherings();
    var erasures = contexts.people().erasures(contexts.aboutPeople()::openUntil);
    handlers.put(Erasures.DEADLINE, erasures::due);
    all(Duties.DEADLINES, due -> gatherings.duties().handOver(due));
    all(Activities.DEADLINES, due -> gatherings.activities().handOver(due));
    all(Volunteers.DEADLINES, due -> gatherings.volunteers().handOver(due));
    all(SignUps.DEADLINES, due -> gatherings.signUps().handOver(due));
    all(Polls.DEADLINES, due -> gatherings.polls().handOver(due));
  }

  private void ofWords() {
    var gatherings = contexts.gatherings();
    all(Screenings.DEADLINES, due -> gatherings.screenings().handOver(due));
    all(Posts.DEADLINES, due -> gatherings.posts().handOver(due));
    all(Tickets.DEADLINES, due -> gatherings.tickets().handOver(due));
    all(Offers.DEADLINES, due -> gatherings.offers().handOver(due));
    all(Followers.DEADLINES, due -> contexts.followers().handOver(due));
    all(Notices.DEADLINES, due -> contexts.notices().handOver(due));
  }

  private void all(List<String> kinds, Consumer<Deadline> handler) {
    kinds.forEach(kind -> handlers.put(kind, handler));
  }
}
