package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where claims are found, by when they were opened: a person's {@code <community>#of#<person>}, a
 * merchant's that are not over {@code <home>#open#<merchant>}, and those that wait for a panel
 * {@code <community>#disputes}, each {@code / <instant>#<claim>}. All of a merchant's by their ids:
 * {@code <home>#merchant#<merchant> / <claim>}.
 */
final class ClaimLists {
  /** Sorts as it reads. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields ->
                new Row(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("community", CommunityId::new),
                    fields.get("claim", PersonId::uuid)))
        .with("community", String.class, row -> row.community().value())
        .with("claim", String.class, row -> row.claim().toString())
        .build();
  }

  private final Table<Row> rows;

  ClaimLists(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ClaimTable.NAME, ClaimLists::schema);
  }

  void open(WriteSet writes, Claim claim) {
    var matter = claim.matter();
    add(writes, claim, of(matter.community(), matter.person()), sk(claim));
    // In books that are kept where the merchant is, an id is one claim's, wherever that was opened.
    var ofMerchant = ofMerchant(matter.home(), matter.merchant());
    var row = new Row(ofMerchant, claim.id().toString(), matter.community(), claim.id());
    writes.create(rows, row, AftersaleError.ID_REUSED.refusal());
    add(writes, claim, openOf(matter.home(), matter.merchant()), sk(claim));
  }

  /** It waits for the panel. */
  void dispute(WriteSet writes, Claim claim) {
    add(writes, claim, disputes(claim.matter().community()), sk(claim));
  }

  /** It is over. */
  void close(WriteSet writes, Claim claim) {
    var matter = claim.matter();
    remove(writes, openOf(matter.home(), matter.merchant()), sk(claim));
    remove(writes, disputes(matter.community()), sk(claim));
  }

  private void add(WriteSet writes, Claim claim, String pk, String sk) {
    writes.put(rows, new Row(pk, sk, claim.matter().community(), claim.id()));
  }

  private static void remove(WriteSet writes, String pk, String sk) {
    writes.delete(ClaimTable.NAME, pk, sk, Condition.none(), new Stale());
  }

  /** A person's, the newest first. */
  Table.Slice<Row> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(of(community, person), "", after, limit, false);
  }

  /** A merchant's that are not over, the oldest first. */
  Table.Slice<Row> pageOpen(CommunityId home, UUID merchant, String after, int limit) {
    return rows.page(openOf(home, merchant), "", after, limit, true);
  }

  /** Those that wait for a panel, the oldest first. */
  Table.Slice<Row> pageDisputes(CommunityId community, String after, int limit) {
    return rows.page(disputes(community), "", after, limit, true);
  }

  Optional<Row> ofMerchant(CommunityId home, UUID merchant, UUID claim) {
    return rows.get(ofMerchant(home, merchant), claim.toString());
  }

  private static String of(CommunityId community, PersonId person) {
    return community + "#of#" + person;
  }

  private static String ofMerchant(CommunityId home, UUID merchant) {
    return home + "#merchant#" + merchant;
  }

  private static String openOf(CommunityId home, UUID merchant) {
    return home + "#open#" + merchant;
  }

  private static String disputes(CommunityId community) {
    return community + "#disputes";
  }

  private static String sk(Claim claim) {
    return sk(claim.openedAt(), claim.id());
  }

  static String sk(Instant at, UUID claim) {
    return ORDERED.format(at) + "#" + claim;
  }

  /** Where a claim is. */
  record Row(String pk, String sk, CommunityId community, UUID claim) {}
}
