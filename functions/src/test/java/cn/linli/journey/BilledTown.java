package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A town where money moves, on a day whose bill comes on the next. */
final class BilledTown {
  static final String MERCHANT = WeChatPaySimulator.DIRECT;
  private static final ZoneId PROVIDER = ZoneId.of("Asia/Shanghai");
  private static final Duration STRIDE = Duration.ofHours(6);

  final PaidTown till;
  private final String account;
  LocalDate day;

  BilledTown() {
    this(new PaidTown(), MERCHANT);
  }

  /** Where the bills of another account are looked at. */
  BilledTown(PaidTown till, String account) {
    this.till = till;
    this.account = account;
  }

  /** Begins a new day, at noon. */
  void newDay() {
    till.pay.switches().clear();
    till.pay.spoilBills(false);
    till.pay.rewriteBills(UnaryOperator.identity());
    till.pay.refundsEnd(RefundEnd.SUCCESS);
    till.pay.loseNotices();
    day = LocalDate.ofInstant(till.town.now(), PROVIDER).plusDays(1);
    goTo(day, 12);
  }

  /** The day that it is. */
  void today() {
    day = LocalDate.ofInstant(till.town.now(), PROVIDER);
  }

  void goTo(LocalDate date, int hour) {
    var then = date.atTime(hour, 0).atZone(PROVIDER).toInstant();
    while (till.town.now().isBefore(then)) {
      var left = Duration.between(till.town.now(), then);
      goesBy(left.compareTo(STRIDE) > 0 ? STRIDE : left);
    }
  }

  private void goesBy(Duration time) {
    till.passes(time);
    // What is signed by one clock and read by another is refused.
    till.town.settles();
  }

  /** So many hours later. */
  void hours(int hours) {
    for (int i = 0; i < 2 * hours; i++) {
      goesBy(Duration.ofMinutes(30));
    }
  }

  /** The day once it was compared: an hour and more after its bill is there. */
  Answer matched() {
    goTo(day.plusDays(1), 11);
    Eventually.holds(() -> assertThat(get().expect(200).text("/state")).isNotEqualTo("matching"));
    return get();
  }

  Answer closed() {
    var matched = matched();
    assertThat(kinds()).isEmpty();
    assertThat(matched.text("/state")).isEqualTo("closed");
    return matched;
  }

  Answer get() {
    return till.finance().get(path());
  }

  String path() {
    return path(account);
  }

  String path(String account) {
    return "/communities/heping-li/reconciliations/" + account + "/" + day;
  }

  List<JsonNode> breaks() {
    var page = till.finance().get(path() + "/breaks").expect(200);
    return page.body().path("items").valueStream().toList();
  }

  /** The kinds and states of the breaks. */
  List<String> kinds() {
    return breaks().stream()
        .map(each -> each.path("kind").asString() + " " + each.path("state").asString())
        .sorted()
        .toList();
  }

  Answer explain(Client who, String id, String reason) {
    return who.put(path() + "/breaks/" + id + "/explanation", "{\"reason\":\"" + reason + "\"}");
  }

  /** What an account was debited and credited on the day. */
  List<Long> moved(String account) {
    return balance()
        .body()
        .path("accounts")
        .valueStream()
        .filter(row -> row.path("account").asString().equals(account))
        .findFirst()
        .map(row -> List.of(row.at("/day/debitFen").asLong(), row.at("/day/creditFen").asLong()))
        .orElse(List.of());
  }

  Answer balance() {
    return till.finance()
        .get("/communities/heping-li/ledger/trial-balance?date=" + day)
        .expect(200);
  }

  void assertBalanced() {
    assertThat(balance().body().path("balanced").asBoolean()).isTrue();
  }

  /** The bills without the rows of a number. */
  static UnaryOperator<String> without(String number) {
    return rows(line -> line.contains(number) ? Stream.of() : Stream.of(line));
  }

  /** The bills with the rows that begin so once more. */
  static UnaryOperator<String> twice(String number) {
    return rows(line -> line.contains(number) ? Stream.of(line, line) : Stream.of(line));
  }

  /** The bills with something else in the rows of a number. */
  static UnaryOperator<String> changed(String number, String from, String to) {
    return rows(line -> Stream.of(line.contains(number) ? line.replace(from, to) : line));
  }

  /** The summary goes on saying how many rows there are: it would be no bill otherwise. */
  private static UnaryOperator<String> rows(Function<String, Stream<String>> each) {
    return text -> {
      var lines = text.lines().toList();
      int end = lines.size() - 2;
      var rows = lines.subList(1, end).stream().flatMap(each).toList();
      var summary = lines.getLast().replaceFirst("^`[0-9]+", "`" + rows.size());
      return Stream.of(List.of(lines.getFirst()), rows, List.of(lines.get(end), summary))
          .flatMap(List::stream)
          .collect(Collectors.joining("\r\n", "", "\r\n"));
    };
  }
}
