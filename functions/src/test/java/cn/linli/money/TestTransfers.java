package cn.linli.money;

import cn.linli.payment.TransferOrder;
import cn.linli.payment.TransferState;
import cn.linli.payment.TransferState.Status;
import cn.linli.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Transfers to people at the provider in memory, once per number. */
final class TestTransfers {
  private static final Duration TO_CONFIRM = Duration.ofHours(24);

  private final Clock clock;
  private final Map<String, Transfer> all = new LinkedHashMap<>();

  /** One of them. */
  private record Transfer(TransferOrder order, Instant askedAt, Status status) {
    Transfer as(Status next) {
      return new Transfer(order, askedAt, next);
    }
  }

  TestTransfers(Clock clock) {
    this.clock = clock;
  }

  void clear() {
    all.clear();
  }

  TransferState transfer(TransferOrder order) {
    var known =
        all.computeIfAbsent(
            order.number(),
            number -> new Transfer(order, clock.instant(), Status.WAITS_FOR_PERSON));
    if (!known.order().equals(order)) {
      throw new IllegalStateException("another transfer under the same number");
    }
    return find(order.number()).map(state -> told(state, null)).orElseThrow();
  }

  Optional<TransferState> find(String number) {
    expire();
    return Optional.ofNullable(all.get(number))
        .map(
            transfer ->
                new TransferState(
                    number,
                    "1330" + number,
                    transfer.status(),
                    null,
                    transfer.status() == Status.FAILED ? "OVERDUE_CLOSE" : null));
  }

  /** Who asks for it hears what is needed to confirm it, and not why it failed. */
  private static TransferState told(TransferState state, String failure) {
    var confirmation = state.status() == Status.WAITS_FOR_PERSON ? "package" : null;
    return new TransferState(
        state.number(), state.transfer(), state.status(), confirmation, failure);
  }

  private void expire() {
    all.replaceAll(
        (number, transfer) ->
            transfer.status() == Status.WAITS_FOR_PERSON
                    && !clock.instant().isBefore(transfer.askedAt().plus(TO_CONFIRM))
                ? transfer.as(Status.FAILED)
                : transfer);
  }

  /** The person confirms whatever waits for them; its numbers. */
  List<String> confirm() {
    expire();
    var waiting = numbers(transfer -> transfer.status() == Status.WAITS_FOR_PERSON);
    waiting.forEach(number -> all.compute(number, (key, known) -> known.as(Status.SUCCESS)));
    return waiting;
  }

  private List<String> numbers(Predicate<Transfer> which) {
    return all.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What has reached people. */
  List<Money> arrived() {
    return all.values().stream()
        .filter(transfer -> transfer.status() == Status.SUCCESS)
        .map(transfer -> transfer.order().amount())
        .toList();
  }

  /** The same for a reason. */
  List<Money> arrived(String reason) {
    return all.values().stream()
        .filter(transfer -> transfer.status() == Status.SUCCESS)
        .filter(transfer -> transfer.order().remark().equals(reason))
        .map(transfer -> transfer.order().amount())
        .toList();
  }
}
