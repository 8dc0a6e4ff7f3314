package cn.linli.adapter.wechat;

import static cn.linli.identity.IdentityError.WECHAT_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.adapter.tokens.TokenTables;
import cn.linli.notice.Channel;
import cn.linli.notice.Messenger.Message;
import cn.linli.shared.ErrorCode;
import cn.linli.shared.Refusal;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.sim.WeChatTemplates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acceptance scenario 58: cold instances share one WeChat access token. */
class WeChatTokenRaceTest {
  private static final Duration TOKEN_LIFE = Duration.ofHours(2);

  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void scenario58TwentyColdInstancesCauseOneRefresh() throws Exception {
    askForAPhoneNumber(instances.cold());
    instances.clock.advance(TOKEN_LIFE);
    var before = wechat.refreshes();

    var numbers = inParallel(instances.cold(20));

    assertThat(numbers).hasSize(20).containsOnly("13800000001");
    assertThat(wechat.refreshes() - before).isEqualTo(1);
  }

  @Test
  void scenario58TwentyColdInstancesSendAMessageEachAfterOneRefresh() throws Exception {
    askForAPhoneNumber(instances.cold());
    instances.clock.advance(TOKEN_LIFE);
    var before = wechat.refreshes();
    var senders = IntStream.range(0, 20).mapToObj(number -> instances.messages()).toList();

    inParallel(senders, this::send);

    assertThat(wechat.refreshes() - before).isEqualTo(1);
    assertThat(wechat.told().sent()).hasSize(20);
    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(20);
  }

  private boolean send(WxMessages sender) {
    var openid = Person.of("wang").openid(WeChatSimulator.MINI_PROGRAM);
    var template = WeChatTemplates.id("mini-program", "booking");
    wechat.acceptMessage(openid, template);
    var values =
        Map.of("thing1", "舞蹈室", "time2", "2026年1月5日 10:00", "phrase3", "已确认", "thing4", "请准时");
    sender.send(
        new Message(Channel.MINI_PROGRAM, openid, template, "pages/index/index", values, "key"));
    return true;
  }

  @Test
  void scenario58TwentyColdInstancesCauseOneRefreshBeforeTheFirstToken() throws Exception {
    wechat.switches().set(WeChatSimulator.STABLE_TOKEN, Misbehaviour.slow(Duration.ofMillis(500)));

    var numbers = inParallel(instances.cold(20));

    assertThat(numbers).hasSize(20).containsOnly("13800000001");
    assertThat(wechat.refreshes()).isEqualTo(1);
  }

  @Test
  void aTokenRevokedEarlyCausesOneFurtherRefresh() throws Exception {
    var warm = instances.cold(20);
    inParallel(warm);
    wechat.revokeTokens();

    var numbers = inParallel(warm);

    assertThat(numbers).hasSize(20).containsOnly("13800000001");
    assertThat(wechat.refreshes()).isEqualTo(2);
  }

  @Test
  void aTokenHandedOutThoughWorthlessIsForcedOnce() throws Exception {
    var warm = instances.cold(20);
    inParallel(warm);
    wechat.revokeTokensButHandOut();

    var numbers = inParallel(warm);

    assertThat(numbers).hasSize(20).containsOnly("13800000001");
    assertThat(wechat.refreshes()).as("first, the same again, forced").isEqualTo(3);
  }

  @Test
  void othersRecoverAfterTheLeaseOfAHolderThatDied() throws Exception {
    TokenTables.leaseToTheDead(
        instances.table, "wechat-token#", WeChatSimulator.MINI_PROGRAM, instances.clock.millis());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          instances.cold(20).stream()
              .map(each -> threads.submit(() -> askForAPhoneNumber(each)))
              .toList();
      assertThatThrownBy(() -> waiting.getFirst().get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      instances.clock.advance(SharedTokens.LEASE);

      assertThat(results(waiting)).hasSize(20).containsOnly("13800000001");
    }
    assertThat(wechat.refreshes()).isEqualTo(1);
  }

  @Test
  void anOutageOfTheTokenEndpointIsNoRefreshStorm() throws Exception {
    wechat.switches().set(WeChatSimulator.STABLE_TOKEN, Misbehaviour.error("45009"));

    var refusals = inParallel(instances.cold(20), this::refusal);

    assertThat(refusals).hasSize(20).containsOnly(WECHAT_UNAVAILABLE);
    assertThat(wechat.refreshes()).as("one a second, and the clock stands still").isEqualTo(1);
  }

  private List<String> inParallel(List<WxLogin> logins) throws Exception {
    return inParallel(logins, this::askForAPhoneNumber);
  }

  private static <S, T> List<T> inParallel(List<S> logins, Function<S, T> call) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<T>>();
      for (var login : logins) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.apply(login);
                }));
      }
      start.countDown();
      return results(answers);
    }
  }

  private static <T> List<T> results(List<Future<T>> answers) throws Exception {
    var results = new ArrayList<T>();
    for (var answer : answers) {
      results.add(answer.get());
    }
    return results;
  }

  private String askForAPhoneNumber(WxLogin login) {
    return login.phoneNumber(wechat.phoneCode("wang"));
  }

  private ErrorCode refusal(WxLogin login) {
    try {
      throw new AssertionError("answered " + askForAPhoneNumber(login));
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }
}
