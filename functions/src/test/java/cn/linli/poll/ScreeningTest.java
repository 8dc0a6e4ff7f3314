package cn.linli.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.linli.identity.People;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.screening.Screenings;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What our own rules block is refused at once, with where it stands, and nothing is stored. */
class ScreeningTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final CommunityId HOME = new CommunityId("heping-li");

  @Test
  void aHitInAnyTextOfAProposalRefusesItWithItsExplanation() {
    try (var database = Database.inMemory()) {
      var hall = hall(database);
      var caller =
          new Principal(new PersonId(UUID.randomUUID()), null, true, Set.of(Role.OPERATOR));
      var key = Matter.Key.poll(HOME, UUID.randomUUID());
      var question =
          new Question("想要什么？", Question.Kind.SINGLE, List.of("办信用卡", "信用卡讲座"), null, null, null);
      var terms =
          new PollTerms(
              NOW, NOW.plus(Duration.ofDays(1)), PollTerms.Shown.ALWAYS, null, List.of(question));
      var draft = new Matter.Draft(key, "晚餐", "说说看", terms, 0);

      var refusal =
          catchThrowableOfType(Refusal.class, () -> new Proposing(hall).put(caller, draft));

      assertThat(refusal.code()).isEqualTo(PollError.TEXT_REFUSED);
      assertThat(refusal.faults())
          .containsExactly(Fault.at("/terms/questions/0/choices/0", "信用卡推广、代办、套现不得在社区活动与内容中出现"));
      assertThat(hall.matters().find(key)).isEmpty();
    }
  }

  private static Hall hall(Database database) {
    var dynamo = Dynamo.of(database.client(), Database.PREFIX);
    var clock = new HandClock(NOW);
    var kms = new LocalKms();
    var keys = new Keys(() -> kms, new Settings(Map.of("LOOKUP_KEY_ID", "lookup")));
    var people = new People(dynamo, clock, keys, null);
    var screenings =
        new Screenings(
            dynamo,
            clock,
            new cn.linli.screening.Needs(null, people, () -> null, () -> null, consented -> {}));
    return Hall.of(dynamo, clock, new Needs(null, people, null, keys, screenings));
  }
}
