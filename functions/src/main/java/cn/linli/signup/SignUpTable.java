package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Sign-ups: {@code person#<person> / <filed>#<community>#<activity>#<scope>}. The key is why nobody
 * is signed up twice. Activities may be for others than the community's own residents, so that a
 * person's are found without knowing where they went.
 */
final class SignUpTable {
  static final String NAME = "signup";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static final EnhancedType<List<Integer>> NUMBERS = EnhancedType.listOf(Integer.class);

  private static TableSchema<SignUp> schema() {
    return ItemSchema.of(
            SignUp.class, row -> pk(row.key()), row -> sk(row.key()), SignUpTable::read)
        .with("community", String.class, row -> row.target().community().value())
        .with("activity", String.class, row -> row.target().activity().toString())
        .with("scope", String.class, row -> row.target().scope())
        .with("filed", String.class, row -> row.filed().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("name", String.class, SignUp::name)
        .with("by", String.class, row -> row.by().equals(row.person()) ? null : row.by().toString())
        .with("id", String.class, row -> row.id().toString())
        .with("ticket", String.class, SignUp::ticket)
        .with("together", TEXTS, SignUpTable::together)
        .with("row", Integer.class, SignUp::row)
        .with("state", String.class, row -> row.state().toString())
        .with("fee", Long.class, row -> fen(row.fee()))
        .with("deposit", Long.class, row -> fen(row.deposit()))
        .with("home", String.class, SignUpTable::home)
        .with("photo", Boolean.class, row -> row.photo() ? true : null)
        .with("placedAt", Instant.class, SignUp::placedAt)
        .with("until", Instant.class, SignUp::until)
        .with("paidAt", Instant.class, SignUp::paidAt)
        .with("formerly", TEXTS, SignUpTable::formerly)
        .with(
            "paidWith",
            String.class,
            row -> row.paidWith() == null ? null : row.paidWith().toString())
        .with("endedAt", Instant.class, SignUp::endedAt)
        .with("missed", Boolean.class, row -> row.missed() ? true : null)
        .with("cameTo", NUMBERS, SignUpTable::cameTo)
        .with("kept", Boolean.class, row -> row.kept() ? true : null)
        .with("revision", Integer.class, SignUp::revision)
        .build();
  }

  /** Most come alone. */
  private static List<String> together(SignUp row) {
    return row.together().size() == 1
        ? null
        : row.together().stream().map(PersonId::toString).toList();
  }

  /** Few come back after they had paid. */
  private static List<String> formerly(SignUp row) {
    return row.formerly().isEmpty()
        ? null
        : row.formerly().stream().map(UUID::toString).sorted().toList();
  }

  /** Nobody has come to what is still ahead. */
  private static List<Integer> cameTo(SignUp row) {
    return row.cameTo().isEmpty() ? null : row.cameTo().stream().sorted().toList();
  }

  private static Set<UUID> ids(List<String> texts) {
    return texts == null
        ? Set.of()
        : texts.stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  private static Long fen(Money money) {
    return money.equals(Money.ZERO) ? null : money.fen();
  }

  private static String home(SignUp row) {
    return row.home().equals(row.target().community()) ? null : row.home().value();
  }

  private static SignUp read(ItemSchema.Fields fields) {
    var target =
        new Target(
            fields.get("community", CommunityId::new),
            fields.get("activity", PersonId::uuid),
            fields.get("scope"));
    var person = fields.<String, PersonId>get("person", PersonId::of);
    List<String> together = fields.get("together");
    return new SignUp(
        target,
        fields.<String, LocalDate>get("filed", LocalDate::parse),
        person,
        fields.get("name"),
        or(fields.get("by", PersonId::of), person),
        fields.get("id", PersonId::uuid),
        fields.get("ticket"),
        together == null ? List.of(person) : together.stream().map(PersonId::of).toList(),
        fields.get("row"),
        fields.get("state", SignUpState::of),
        money(fields.get("fee")),
        money(fields.get("deposit")),
        or(fields.get("home", CommunityId::new), target.community()),
        fields.get("photo") != null,
        fields.get("placedAt"),
        fields.get("until"),
        fields.get("paidAt"),
        ids(fields.get("formerly")),
        fields.get("paidWith", PersonId::uuid),
        fields.get("endedAt"),
        fields.get("missed") != null,
        Set.copyOf(or(fields.<List<Integer>>get("cameTo"), List.of())),
        fields.get("kept") != null,
        fields.number("revision"));
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Money money(Long fen) {
    return fen == null ? Money.ZERO : new Money(fen);
  }

  private final Table<SignUp> rows;

  SignUpTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, SignUpTable::schema);
  }

  Optional<SignUp> find(SignUpKey key) {
    return rows.get(pk(key), sk(key));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, SignUp next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page of a person's, the latest activity first. */
  Table.Slice<SignUp> page(PersonId person, String after, int limit) {
    return rows.page(pk(person), "", after, limit, false);
  }

  /** All of a person's for an activity. */
  Stream<SignUp> of(Offering offering, PersonId person) {
    var prefix = "%s#%s#%s#".formatted(offering.filed(), offering.community(), offering.id());
    return rows.list(pk(person), prefix).stream();
  }

  /** All of a person's. */
  Stream<SignUp> all(PersonId person) {
    return rows.list(pk(person), "").stream();
  }

  private static String pk(SignUpKey key) {
    return pk(key.person());
  }

  private static String pk(PersonId person) {
    return "person#" + person;
  }

  private static String sk(SignUpKey key) {
    return "%s#%s#%s#%s".formatted(key.filed(), key.community(), key.activity(), key.scope());
  }
}
