package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Contact requests: {@code <community>#offer#<id> / contact#<id>}; and how many somebody made on
 * the last day on which they made any: {@code <community>#day#<person> / day}, and how often they
 * posted: {@code / posted}.
 */
final class ContactTable {
  private static final String CONTACT = "contact#";

  private static TableSchema<Contact> schema() {
    return ItemSchema.of(
            Contact.class,
            row -> OfferTable.pk(row.offer()),
            row -> CONTACT + row.id(),
            ContactTable::contact)
        .with("community", String.class, row -> row.offer().community().value())
        .with("offer", String.class, row -> row.offer().id().toString())
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("name", String.class, Contact::name)
        .with("text", String.class, Contact::text)
        .with("phone", Boolean.class, Contact::phone)
        .with("state", String.class, row -> row.state().toString())
        .with("reply", String.class, Contact::reply)
        .with("ownerPhone", Boolean.class, Contact::ownerPhone)
        .with("said", Integer.class, Contact::said)
        .with("at", Instant.class, Contact::at)
        .with("revision", Integer.class, Contact::revision)
        .build();
  }

  private static Contact contact(ItemSchema.Fields fields) {
    return new Contact(
        new Offer.Key(
            fields.get("community", CommunityId::new), fields.get("offer", PersonId::uuid)),
        fields.get("id", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("name"),
        fields.get("text"),
        fields.<Boolean>get("phone"),
        fields.get("state", Contact.State::of),
        fields.get("reply"),
        fields.<Boolean>get("ownerPhone"),
        fields.number("said"),
        fields.get("at"),
        fields.number("revision"));
  }

  private static TableSchema<Day> daySchema() {
    return ItemSchema.of(
            Day.class,
            row -> dayPk(row.community(), row.person()),
            row -> row.what().sk,
            fields ->
                new Day(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    Daily.of(fields.get("sk")),
                    LocalDate.parse(fields.get("day")),
                    fields.number("count"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("day", String.class, row -> row.day().toString())
        .with("count", Integer.class, Day::count)
        .with("revision", Integer.class, Day::revision)
        .build();
  }

  private final Table<Contact> rows;
  private final Table<Day> days;

  ContactTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, OfferTable.NAME, ContactTable::schema);
    this.days = Table.of(dynamo, OfferTable.NAME, ContactTable::daySchema);
  }

  Optional<Contact> find(Offer.Key offer, UUID id) {
    return rows.get(OfferTable.pk(offer), CONTACT + id);
  }

  void put(WriteSet writes, Contact next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** One more; refuses when that is too many for a day. */
  void onceMore(
      WriteSet writes, CommunityId community, PersonId person, Daily what, LocalDate today) {
    var known =
        days.get(dayPk(community, person), what.sk)
            .orElseGet(() -> new Day(community, person, what, LocalDate.EPOCH, 0, 0));
    int before = known.day().equals(today) ? known.count() : 0;
    if (before >= what.most) {
      throw BoardError.TOO_MANY_TODAY.refusal();
    }
    var next = new Day(community, person, what, today, before + 1, known.revision() + 1);
    writes.put(days, next, Condition.isAt(known.revision()), new Stale());
  }

  private static String dayPk(CommunityId community, PersonId person) {
    return community + "#day#" + person;
  }

  /** What somebody does so often a day at the most. */
  enum Daily {
    ASKING("day", 10),
    /** Posts an offer or changes one: each is screened, and read by somebody. */
    POSTING("posted", 30);

    private final String sk;
    private final int most;

    Daily(String sk, int most) {
      this.sk = sk;
      this.most = most;
    }

    private static Daily of(String sk) {
      return sk.equals(ASKING.sk) ? ASKING : POSTING;
    }
  }

  private record Day(
      CommunityId community, PersonId person, Daily what, LocalDate day, int count, int revision) {}
}
