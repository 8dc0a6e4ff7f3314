package cn.linli.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.activity.Ticket;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines and rows that others change between somebody's reading and writing. */
class LineTest {
  private static final PersonId ONE = new PersonId(UUID.randomUUID());
  private static final PersonId OTHER = new PersonId(UUID.randomUUID());
  private static final Target TARGET =
      Target.of(new CommunityId("heping-li"), UUID.randomUUID(), null);

  private final Database database = Database.inMemory();
  private final Dynamo dynamo = Dynamo.of(database.client(), Database.PREFIX);
  private final LineTable lines = new LineTable(dynamo);
  private final RowTable rows = new RowTable(dynamo);

  @AfterEach
  void closes() {
    database.close();
  }

  private WriteSet leaving(Waiter waiter, PersonId person) {
    var writes = new WriteSet(dynamo);
    lines.leave(writes, waiter, Map.of(person, "adult"), false);
    return writes;
  }

  @Test
  void ofTwoWhoLeaveTheLineAtOnceNobodyIsPutBack() {
    var people = new LinkedHashMap<PersonId, String>();
    people.put(ONE, "adult");
    people.put(OTHER, "adult");
    var waiter = new Waiter(TARGET, UUID.randomUUID(), Instant.EPOCH, people, false);
    var joining = new WriteSet(dynamo);
    lines.join(joining, waiter, 10, new IllegalStateException());
    joining.commit();
    var first = leaving(waiter, ONE);
    var second = leaving(waiter, OTHER);

    first.commit();
    assertThatThrownBy(second::commit).isInstanceOf(Stale.class);
    leaving(lines.page(TARGET, null, 10).items().getFirst(), OTHER).commit();

    assertThat(lines.page(TARGET, null, 10).items()).isEmpty();
    assertThat(lines.find(TARGET).waiters()).isZero();
    assertThat(lines.find(TARGET).isEmptyFor("adult")).isTrue();
  }

  @Test
  void nobodyComesInsteadOfAnotherOnceTheRowIsClosed() {
    var ticket = new Ticket("adult", "成人", 5, 1, 0L, 0L, null, null, false, Ticket.Scope.ALL);
    var taking = new WriteSet(dynamo);
    rows.take(taking, Row.empty(TARGET, "adult", 0), ticket, List.of(ONE), true);
    taking.commit();
    var row = rows.find(TARGET, "adult", 0);
    var swapping = new WriteSet(dynamo);
    rows.swap(swapping, row, ONE, List.of(), OTHER);
    var closing = new WriteSet(dynamo);
    rows.close(closing, TARGET, "adult", 0);

    closing.commit();

    assertThatThrownBy(swapping::commit).isInstanceOf(Stale.class);
    assertThat(rows.find(TARGET, "adult", 0).people()).containsExactly(ONE);
  }
}
