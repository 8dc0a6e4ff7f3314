package cn.linli.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.officialaccount.AccountFailure;
import cn.linli.officialaccount.AccountFailure.Kind;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatAccount;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenario 58 for the Official Account: its token and the ticket of its pages are shared, too. */
class AccountTokenRaceTest {
  private static final Duration LIFE = Duration.ofHours(2);

  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void scenario58TwentyColdInstancesCauseOneRefreshOfTheAccountsToken() throws Exception {
    assertThat(instances.account().menus()).isEmpty();
    instances.clock.advance(LIFE);
    int before = wechat.refreshes();

    var tags = inParallel(cold(20), account -> account.tags().size());

    assertThat(tags).hasSize(20).containsOnly(1);
    assertThat(wechat.refreshes() - before).isEqualTo(1);
  }

  @Test
  void scenario58TwentyColdInstancesFetchOneTicketWithOneToken() throws Exception {
    assertThat(instances.account().ticket()).isEqualTo("SIM_TICKET_1");
    instances.clock.advance(LIFE);
    int tokens = wechat.refreshes();
    int tickets = wechat.calls(WeChatAccount.TICKET);

    var got = inParallel(cold(20), WxOfficialAccount::ticket);

    assertThat(got).hasSize(20).containsOnly("SIM_TICKET_2");
    assertThat(wechat.refreshes() - tokens).isEqualTo(1);
    assertThat(wechat.calls(WeChatAccount.TICKET) - tickets).isEqualTo(1);
  }

  @Test
  void aTokenRevokedEarlyCausesOneFurtherRefresh() throws Exception {
    var warm = cold(20);
    inParallel(warm, account -> account.tags().size());
    wechat.revokeTokens();

    inParallel(warm, account -> account.tags().size());

    assertThat(wechat.refreshes()).isEqualTo(2);
  }

  @Test
  void aMessageThatMayHaveArrivedIsNeitherLaterNorRefused() {
    var openid = wechat.account().followers().hasAlways("wang");
    wechat.account().mail().writes("wang", "在吗");
    var account = instances.account();
    account.send(openid, "在，“您好”");
    assertThat(wechat.account().mail().seenBy("wang")).containsExactly("在，“您好”");

    wechat.switches().set(WeChatAccount.SEND, Misbehaviour.error("45047"));
    assertThat(failure(() -> account.send(openid, "一"))).isEqualTo(Kind.LATER);
    wechat.switches().set(WeChatAccount.SEND, Misbehaviour.error("45015"));
    assertThat(failure(() -> account.send(openid, "二"))).isEqualTo(Kind.REFUSED);
    wechat.switches().set(WeChatAccount.SEND, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK));
    assertThat(failure(() -> account.send(openid, "三"))).isEqualTo(Kind.UNKNOWN);
    wechat.switches().clear();
    wechat.close();
    assertThat(failure(() -> account.send(openid, "四"))).isEqualTo(Kind.LATER);
  }

  private static Kind failure(Runnable work) {
    var kind = new Kind[1];
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(AccountFailure.class, failure -> kind[0] = failure.kind());
    return kind[0];
  }

  private List<WxOfficialAccount> cold(int count) {
    return IntStream.range(0, count).mapToObj(instance -> instances.account()).toList();
  }

  private static <T> List<T> inParallel(
      List<WxOfficialAccount> accounts, Function<WxOfficialAccount, T> call) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<T>>();
      for (var account : accounts) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.apply(account);
                }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var answer : answers) {
        results.add(answer.get());
      }
      return results;
    }
  }
}
