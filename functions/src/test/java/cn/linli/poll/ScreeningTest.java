package cn.linli.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.linli.identity.People;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What screening finds is refused, with its explanations, and nothing is stored. */
class ScreeningTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final CommunityId HOME = new CommunityId("heping-li");

  @Test
  void aHitInAnyTextOfAProposalRefusesItWithItsExplanation() {
    try (var database = Database.inMemory()) {
      var seen = new HashMap<String, String>();
      var hall = hall(database, seen);
      var caller =
          new Principal(new PersonId(UUID.randomUUID()), null, true, Set.of(Role.OPERATOR));
      var key = Matter.Key.poll(HOME, UUID.randomUUID());
      var question =
          new Question("信用卡要吗？", Question.Kind.SINGLE, List.of("要", "不要"), null, null, null);
      var terms =
          new PollTerms(
              NOW, NOW.plus(Duration.ofDays(1)), PollTerms.Shown.ALWAYS, null, List.of(question));
      var draft = new Matter.Draft(key, "晚餐", "说说看", terms, 0);

      var refusal =
          catchThrowableOfType(Refusal.class, () -> new Proposing(hall).put(caller, draft));

      assertThat(refusal.code()).isEqualTo(PollError.TEXT_REFUSED);
      assertThat(refusal.faults()).extracting(Fault::detail).containsExactly("信用卡是禁止的话题");
      assertThat(seen)
          .containsOnlyKeys(
              "/title",
              "/description",
              "/terms/questions/0/text",
              "/terms/questions/0/choices/0",
              "/terms/questions/0/choices/1");
      assertThat(hall.matters().find(key)).isEmpty();
    }
  }

  private static Hall hall(Database database, Map<String, String> seen) {
    var dynamo = Dynamo.of(database.client(), Database.PREFIX);
    var clock = new HandClock(NOW);
    var kms = new LocalKms();
    var keys = new Keys(() -> kms, new Settings(Map.of("LOOKUP_KEY_ID", "lookup")));
    var people = new People(dynamo, clock, keys, null);
    return Hall.of(
        dynamo,
        clock,
        new Needs(
            null,
            people,
            null,
            keys,
            (community, texts) -> {
              seen.putAll(texts);
              return texts.values().stream().anyMatch(text -> text.contains("信用卡"))
                  ? List.of("信用卡是禁止的话题")
                  : List.of();
            }));
  }
}
