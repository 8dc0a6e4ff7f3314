package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.FunctionTable;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatAccount;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Questions that no rule answers, and what communities have published. */
@SharesTown
class AccountAnswersTest {
  private final Town town = Town.get();
  private final AtTheAccount account = new AtTheAccount(town);

  @BeforeEach
  void holds() {
    account.mail().loses();
    town.settles();
    town.deployment().holdEvents(true);
  }

  @AfterEach
  void goesOn() {
    town.deployment().weChat().switches().clear();
    town.deployment().holdEvents(false);
    town.settles();
  }

  @Test
  void isAnsweredForTheCommunityOfAKnownFollower() {
    var resident = town.resident();
    var key = town.keyOf(resident);
    account.mail().follows(key);

    ask(key, "垃圾几点收", (community, words) -> community.map(here -> here + " 晚七点到九点"));

    assertThat(account.mail().seenBy(key)).last().isEqualTo(Town.COMMUNITY + " 晚七点到九点");
  }

  @Test
  void isAnsweredForEverybodyWhereNobodyIsKnown() {
    var key = AtTheAccount.somebody();
    account.mail().follows(key);

    ask(key, "垃圾几点收", AccountAnswersTest::everywhere);

    assertThat(account.mail().seenBy(key)).last().isEqualTo("各社区不同");
  }

  @Test
  void isWhatIsSaidOtherwiseWhereNothingElseAnswers() {
    account.reply("otherwise", "{\"kind\":\"otherwise\",\"text\":\"请留言\"}");
    var key = AtTheAccount.somebody();
    account.mail().follows(key);

    ask(key, "怎么办居住证？", AccountAnswersTest::everywhere);
    ask(key, "谢谢你们", AccountAnswersTest::everywhere);

    assertThat(account.mail().seenBy(key)).hasSize(3).endsWith("请留言", "请留言");
    account.forgets("otherwise");
  }

  private static Optional<String> everywhere(Optional<CommunityId> community, String words) {
    return community.isEmpty() && words.contains("垃圾") ? Optional.of("各社区不同") : Optional.empty();
  }

  @Test
  void isSentLaterWhenWeChatDoesNotTakeItAndNotForEver() {
    var key = AtTheAccount.somebody();
    account.mail().follows(key);
    town.deployment().weChat().switches().set(WeChatAccount.SEND, Misbehaviour.error("45009"));
    var worker = worker(AccountAnswersTest::everywhere);
    var message = push(key, "垃圾？");
    answer(worker, message);
    assertThat(account.mail().seenBy(key)).hasSize(1);
    assertThat(state(message)).isEqualTo("OWED");

    town.deployment().weChat().switches().clear();
    answer(worker, message);
    answer(worker, message);

    assertThat(account.mail().seenBy(key)).hasSize(2).last().isEqualTo("各社区不同");
    assertThat(state(message)).isEqualTo("DONE");

    var late = push(key, "垃圾呢？");
    town.passes(Duration.ofHours(47));
    answer(worker, late);
    assertThat(account.mail().seenBy(key)).as("nobody is told after two days").hasSize(2);
    assertThat(state(late)).isEqualTo("DONE");
  }

  @Test
  void isNotSentTwiceWhereNobodyKnowsWhetherItArrived() {
    var key = AtTheAccount.somebody();
    account.mail().follows(key);
    town.deployment()
        .weChat()
        .switches()
        .set(WeChatAccount.SEND, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK));
    var worker = worker(AccountAnswersTest::everywhere);
    var message = push(key, "垃圾？");

    answer(worker, message);
    town.deployment().weChat().switches().clear();
    answer(worker, message);

    assertThat(account.mail().seenBy(key)).hasSize(2);
    assertThat(state(message)).isEqualTo("DONE");
  }

  private void ask(
      String key, String words, BiFunction<Optional<CommunityId>, String, Optional<String>> how) {
    answer(worker(how), push(key, words));
  }

  private Consumer<Told> worker(BiFunction<Optional<CommunityId>, String, Optional<String>> how) {
    return FunctionTable.followers(town.deployment().platform(), how).onOfficialAccountDue();
  }

  /** Somebody writes; the key of what is owed. */
  private String push(String key, String words) {
    account.mail().writes(key, words);
    account.mail().deliver(Delivery.IN_ORDER);
    return account.stored("M#").stream()
        .filter(item -> item.containsKey("words") && item.get("words").s().equals(words))
        .map(item -> item.get("key").s())
        .findFirst()
        .orElseThrow();
  }

  private void answer(Consumer<Told> worker, String message) {
    var due = Map.of("task", "officialaccount.answer", "ref", message + "/0");
    var data = Json.MAPPER.<JsonNode>valueToTree(due);
    worker.accept(
        new Told(UUID.randomUUID(), "officialaccount.fell-due", Gate.PLATFORM, town.now(), data));
  }

  private String state(String message) {
    return account.stored("M#" + message).getFirst().get("state").s();
  }
}
