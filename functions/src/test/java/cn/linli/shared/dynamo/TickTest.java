package cn.linli.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.sim.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TickTest {
  private final Memory memory = new Memory();
  private final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:30Z"));
  private final List<String> handled = new ArrayList<>();
  private boolean broken;
  private final Tick tick = new Tick(memory.dynamo, Map.of("ring", this::ring), clock);

  private void ring(Deadline deadline) {
    if (broken) {
      throw new IllegalStateException("out of order");
    }
    handled.add(deadline.ref());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void handlesWhatIsDueOnceAndNothingBefore() {
    add("one", Duration.ofMinutes(3));
    assertThat(tick.run()).isZero();

    clock.advance(Duration.ofMinutes(3));
    assertThat(tick.run()).isEqualTo(1);
    assertThat(tick.run()).isZero();

    assertThat(handled).containsExactly("one");
  }

  @Test
  void catchesUpAfterADayWithoutATick() {
    tick.run();
    add("late", Duration.ofHours(2));
    clock.advance(Duration.ofHours(24));

    tick.run();

    assertThat(handled).containsExactly("late");
  }

  @Test
  void findsADeadlineThatWasCommittedAfterItsMinuteWasSwept() {
    tick.run();
    clock.advance(Duration.ofMinutes(2));
    tick.run();
    add("straggler", Duration.ofMinutes(-1));

    tick.run();

    assertThat(handled).containsExactly("straggler");
  }

  @Test
  void putsOffWhatFailsAndGivesItUpVisiblyInTheEnd() {
    add("broken", Duration.ZERO);
    add("fine", Duration.ofHours(1));
    broken = true;
    for (int i = 0; i < 4; i++) {
      assertThat(tick.run()).isEqualTo(1);
      assertThat(tick.run()).as("not before its pause is over").isZero();
      clock.advance(Duration.ofMinutes(1L << i));
    }
    // As if it had failed eleven times: the pauses are up to seventeen hours by then.
    setAttempts("broken", 11);
    tick.run();
    clock.advance(Duration.ofHours(1));
    broken = false;
    tick.run();

    assertThat(handled).containsExactly("fine");
    var dead =
        memory
            .database
            .client()
            .query(
                r ->
                    r.tableName("local-deadlines")
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("dead"))));
    assertThat(dead.items()).extracting(item -> item.get("ref").s()).containsExactly("broken");
  }

  private void setAttempts(String ref, int attempts) {
    var client = memory.database.client();
    client.scan(r -> r.tableName("local-deadlines").consistentRead(true)).items().stream()
        .filter(item -> item.containsKey("ref") && item.get("ref").s().equals(ref))
        .forEach(
            item -> {
              var failed = new HashMap<>(item);
              failed.put("attempts", AttributeValue.fromN(Integer.toString(attempts)));
              client.putItem(r -> r.tableName("local-deadlines").item(failed));
            });
  }

  private void add(String ref, Duration in) {
    var writes = new WriteSet(memory.dynamo);
    new Deadlines(memory.dynamo)
        .add(writes, "ring", new CommunityId("c"), ref, clock.instant().plus(in));
    writes.commit();
  }
}
