package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Sealed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Holders of a grant: {@code <community>#grant#<reservation> / holder#<number>}. */
final class HolderTable {
  private static final String SK = "holder#";
  private static final EnhancedType<Map<String, SdkBytes>> FIELDS =
      EnhancedType.mapOf(String.class, SdkBytes.class);
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Holder> schema() {
    return ItemSchema.of(
            Holder.class,
            holder -> GrantTable.pk(holder.community(), holder.reservation()),
            holder -> sk(holder.number()),
            HolderTable::holder)
        .with("community", String.class, holder -> holder.community().value())
        .with("reservation", String.class, holder -> holder.reservation().toString())
        .with("number", Integer.class, Holder::number)
        .with("revision", Integer.class, Holder::revision)
        .with("state", String.class, holder -> holder.state().toString())
        .with("person", String.class, holder -> text(holder.person()))
        .with("helper", String.class, holder -> text(holder.helper()))
        .with("label", String.class, Holder::label)
        .with("key", SdkBytes.class, h -> h.sealed() == null ? null : h.sealed().wrappedKey())
        .with("fields", FIELDS, h -> h.sealed() == null ? null : h.sealed().fields())
        .with("code", Integer.class, Holder::code)
        .with("places", TEXTS, HolderTable::places)
        .build();
  }

  private final Table<Holder> rows;

  HolderTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, HolderTable::schema);
  }

  Optional<Holder> find(CommunityId community, UUID reservation, int number) {
    return rows.get(GrantTable.pk(community, reservation), sk(number));
  }

  /** All holders of a grant; there are 21 at the most. */
  List<Holder> list(CommunityId community, UUID reservation) {
    return rows.list(GrantTable.pk(community, reservation), SK);
  }

  /** Writes the next revision of a holder. */
  void put(WriteSet writes, Holder next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  private static String sk(int number) {
    return SK + "%02d".formatted(number);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, String> places(Holder holder) {
    var texts = new HashMap<String, String>();
    holder.places().forEach((lock, place) -> texts.put(lock.id(), place.text()));
    return texts;
  }

  private static Holder holder(ItemSchema.Fields fields) {
    PersonId person = fields.get("person", PersonId::of);
    SdkBytes key = fields.get("key");
    var places = new HashMap<DoorLock, Place>();
    fields
        .<Map<String, String>>get("places")
        .forEach((lock, place) -> places.put(new DoorLock(lock), Place.of(place)));
    return new Holder(
        fields.get("community", CommunityId::new),
        fields.get("reservation", PersonId::uuid),
        fields.number("number"),
        fields.number("revision"),
        Holder.State.valueOf(fields.<String>get("state").toUpperCase(Locale.ROOT)),
        person,
        fields.get("helper", PersonId::uuid),
        fields.get("label"),
        key == null ? null : new Sealed(person, key, fields.get("fields")),
        fields.number("code"),
        Map.copyOf(places));
  }
}
