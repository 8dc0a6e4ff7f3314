package cn.linli.sim;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accounts of the merchants, and each movement on them. */
final class WeChatPayMoney {
  private final Clock clock;
  private final WeChatPayNumbers numbers;
  private final Map<String, Long> balances = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();

  /**
   * One line of a fund-flow bill.
   *
   * @param business WeChat Pay's number of what caused it
   * @param voucher our number of it
   * @param fen negative when it goes out
   */
  record Movement(
      Instant at,
      String account,
      String business,
      String flow,
      String kind,
      long fen,
      long balance,
      String remark,
      String voucher) {}

  WeChatPayMoney(Clock clock, WeChatPayNumbers numbers) {
    this.clock = clock;
    this.numbers = numbers;
  }

  long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }

  void move(String account, String business, String kind, long fen, String remark, String voucher) {
    if (fen != 0) {
      var balance = balances.merge(account, fen, Long::sum);
      movements.add(
          new Movement(
              clock.instant(),
              account,
              business,
              numbers.next("1002"),
              kind,
              fen,
              balance,
              remark,
              voucher));
    }
  }

  /** What lies there from a time of which no bill tells. */
  void endow(String account, long fen) {
    balances.merge(account, fen, Long::sum);
  }

  List<Movement> movements() {
    return List.copyOf(movements);
  }
}
