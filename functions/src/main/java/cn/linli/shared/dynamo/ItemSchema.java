package cn.linli.shared.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * Maps a record to an item by naming each attribute once: no reflection at start-up, no annotations
 * in the domain.
 *
 * @param <R> the record
 */
public final class ItemSchema<R> {
  private final StaticImmutableTableSchema.Builder<R, Fields> builder;

  private ItemSchema(Class<R> type, Function<Fields, R> build) {
    builder = TableSchema.builder(type, Fields.class).newItemBuilder(Fields::new, build);
  }

  /** Starts a schema with the keys of the record's item and the way back to the record. */
  public static <R> ItemSchema<R> of(
      Class<R> type, Function<R, String> pk, Function<R, String> sk, Function<Fields, R> build) {
    var schema = new ItemSchema<>(type, build);
    schema.key("pk", pk, true);
    schema.key("sk", sk, false);
    return schema;
  }

  private void key(String name, Function<R, String> getter, boolean partition) {
    builder.addAttribute(
        String.class,
        attribute ->
            attribute
                .name(name)
                .getter(getter)
                .setter((fields, value) -> fields.set(name, value))
                .tags(
                    partition
                        ? StaticAttributeTags.primaryPartitionKey()
                        : StaticAttributeTags.primarySortKey()));
  }

  /** Adds an attribute. A null is left out of the item. */
  public <V> ItemSchema<R> with(String name, Class<V> type, Function<R, V> getter) {
    return with(name, EnhancedType.of(type), getter);
  }

  /** Adds an attribute of a generic type. */
  public <V> ItemSchema<R> with(String name, EnhancedType<V> type, Function<R, V> getter) {
    builder.addAttribute(
        type,
        attribute ->
            attribute.name(name).getter(getter).setter((fields, value) -> fields.set(name, value)));
    return this;
  }

  /** The schema. */
  public TableSchema<R> build() {
    return builder.build();
  }

  /** The attributes of one item on the way to becoming a record. */
  public static final class Fields {
    private final Map<String, Object> values = new HashMap<>();

    private void set(String name, Object value) {
      values.put(name, value);
    }

    /** The attribute, or null where the item has none. */
    @SuppressWarnings({
      "unchecked",
      "TypeParameterUnusedInFormals"
    }) // The schema declares each attribute's type next to its getter.
    public <V> V get(String name) {
      return (V) values.get(name);
    }

    /** The attribute turned into a typed id or the like, or null. */
    public <V, T> T get(String name, Function<V, T> convert) {
      V value = get(name);
      return value == null ? null : convert.apply(value);
    }

    /** A number that every item of this kind has. */
    public int number(String name) {
      return this.<Integer>get(name);
    }
  }
}
