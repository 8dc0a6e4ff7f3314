package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people see of payouts: each their own, and finance those that are not paid. */
final class PayoutViews {
  /** After it the provider takes the money back, a little later. */
  private static final Duration TO_CONFIRM = Duration.ofHours(24);

  private final Desk desk;

  PayoutViews(Desk desk) {
    this.desk = desk;
  }

  PageOf<View> list(Principal caller, Commands.ListPayouts query) {
    var name = "payouts " + query.community() + " " + caller.person();
    var after = desk.needs().cursors().position(name, query.cursor());
    var limit = PageOf.limit(query.limit());
    return page(
        name,
        query.community(),
        desk.payouts().lists().page(query.community(), caller.person(), after, limit));
  }

  PageOf<View> listOwed(Commands.ListPayouts query) {
    var name = "payouts-owed " + query.community();
    var after = desk.needs().cursors().position(name, query.cursor());
    var limit = PageOf.limit(query.limit());
    return page(
        name, query.community(), desk.payouts().lists().page(query.community(), after, limit));
  }

  private PageOf<View> page(String name, CommunityId community, Table.Slice<PayoutLists.Row> page) {
    return new PageOf<>(
        page.items().stream()
            .map(row -> desk.payouts().findNumber(community, row.number()))
            .flatMap(Optional::stream)
            .map(payout -> View.of(payout, null))
            .toList(),
        desk.needs().cursors().after(name, page.last()));
  }

  View get(Principal caller, Commands.OfPayout query) {
    var payout = own(caller.person(), query.community(), query.payout());
    return View.of(payout, desk.sent().of(payout).stream().map(Transfer::of).toList());
  }

  /** All of a person's. */
  List<View> of(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(
            community ->
                desk.payouts()
                    .lists()
                    .all(community, person)
                    .flatMap(number -> desk.payouts().findNumber(community, number).stream()))
        .map(payout -> View.of(payout, desk.sent().of(payout).stream().map(Transfer::of).toList()))
        .toList();
  }

  /** A person's own payout. */
  Payout own(PersonId person, CommunityId community, String id) {
    return desk.payouts()
        .find(community, id)
        .filter(payout -> payout.promise().person().equals(person))
        .orElseThrow(PaymentError.PAYOUT_NOT_FOUND::refusal);
  }

  /**
   * What the contract shows of a payout.
   *
   * @param app where its person confirms what is under way, or null
   * @param confirmBefore until when, or null
   * @param transfers what has ended of it, or null where nobody asked
   */
  record View(
      String payout,
      String payee,
      PersonId person,
      String kind,
      String reason,
      String cause,
      long amountFen,
      long fundedFen,
      long paidFen,
      String state,
      Instant owedAt,
      String app,
      Instant confirmBefore,
      List<Transfer> transfers) {
    static View of(Payout payout, List<Transfer> transfers) {
      var promise = payout.promise();
      var waiting =
          Optional.ofNullable(payout.sending())
              .filter(sending -> payout.state() == Payout.State.TO_CONFIRM);
      return new View(
          promise.id(),
          promise.payee(),
          promise.person(),
          promise.kind().toString(),
          promise.reason(),
          promise.cause(),
          promise.amount().fen(),
          payout.funded().fen(),
          payout.paid().fen(),
          payout.state().toString(),
          payout.owedAt(),
          waiting.map(sending -> sending.app().toString()).orElse(null),
          waiting.map(sending -> sending.askedAt().plus(TO_CONFIRM)).orElse(null),
          transfers);
    }
  }

  /** What it shows of a transfer that has ended. */
  record Transfer(String number, long amountFen, String state, Instant endedAt) {
    static Transfer of(Sent sent) {
      return new Transfer(
          sent.number(), sent.amount().fen(), sent.isPaid() ? "paid" : "failed", sent.endedAt());
    }
  }
}
