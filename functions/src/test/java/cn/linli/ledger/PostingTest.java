package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.local.Database;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Json;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An entry is written once, with the event that tells of it. */
class PostingTest {
  private final Books books = new Books();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void anEntryIsInTheBooksAsItWasPosted() {
    var wrong = Recipes.refunded(books.cause("refund/9"), new Money(5));
    var entry = Recipes.corrected(books.cause("refund/9"), wrong, new PersonId(new UUID(1, 2)));

    books.post(entry);

    assertThat(books.ledger.find(COMMUNITY, entry.id())).contains(entry);
    assertThat(books.ledger.find(COMMUNITY, "refunded/refund/9")).isEmpty();
  }

  @Test
  void theSameAgainChangesNothing() {
    var entry = Recipes.refunded(books.cause("refund/1"), new Money(5));
    books.post(entry);

    assertThatThrownBy(() -> books.post(Recipes.refunded(books.cause("refund/1"), new Money(6))))
        .isInstanceOf(Stale.class);

    assertThat(books.ledger.find(COMMUNITY, entry.id())).contains(entry);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void anEntryThatMovesNothingIsNotPosted() {
    books.post(Recipes.refunded(books.cause("refund/1"), Money.ZERO));

    assertThat(books.ledger.find(COMMUNITY, "refunded/refund/1")).isEmpty();
    assertThat(events()).isZero();
  }

  @Test
  void theEventTellsTheWholeEntry() {
    for (var approvedBy : new PersonId[] {null, new PersonId(new UUID(1, 2))}) {
      var posting =
          new Posting(Recipe.CORRECTED, Cause.of(COMMUNITY, "shop", "x/1", books.clock.instant()));
      var entry =
          posting
              .move(Account.Kind.INCOME, Account.Kind.WRITE_OFF, new Money(7))
              .approved(approvedBy);
      var event = Posted.event(entry);
      var data = Json.MAPPER.readTree(Json.text(event.data()));

      var told = new Told(UUID.randomUUID(), event.type(), COMMUNITY, entry.at(), data);

      assertThat(Posted.entry(told)).isEqualTo(entry);
    }
  }

  private int events() {
    return books
        .database
        .client()
        .scan(request -> request.tableName(Database.PREFIX + "outbox"))
        .count();
  }
}
