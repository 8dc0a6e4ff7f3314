package cn.linli.payment;

import cn.linli.payment.Frozen.Stage;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.ItemSchema;
import java.time.Instant;
import java.util.function.Function;

/** Frozen money among the attributes of its payment; none of them where nothing is frozen. */
final class FrozenFields {
  private FrozenFields() {}

  static ItemSchema<Payment> add(ItemSchema<Payment> schema) {
    return schema
        .with("frozenUntil", Instant.class, of(Frozen::until))
        .with("stage", String.class, of(frozen -> frozen.stage().toString()))
        .with("fee", Long.class, of(frozen -> frozen.split().fee().fen()))
        .with("divided", Long.class, of(frozen -> frozen.split().divided().fen()))
        .with("shared", Long.class, of(frozen -> frozen.split().shared().fen()))
        .with("shareNumber", String.class, of(frozen -> frozen.split().shareNumber()))
        .with("claimed", Long.class, of(frozen -> frozen.split().claimed().fen()))
        .with("attempts", Integer.class, of(Frozen::attempts))
        .with("shareAt", Instant.class, of(Frozen::lookAt))
        .with("shareLooks", Integer.class, of(Frozen::looks));
  }

  private static <V> Function<Payment, V> of(Function<Frozen, V> getter) {
    return payment -> payment.frozen().map(getter).orElse(null);
  }

  static Frozen read(ItemSchema.Fields fields) {
    if (fields.get("frozenUntil") == null) {
      return null;
    }
    var split =
        new Split(
            money(fields, "fee"),
            money(fields, "divided"),
            money(fields, "shared"),
            fields.get("shareNumber"),
            money(fields, "claimed"));
    return new Frozen(
        fields.get("frozenUntil"),
        fields.get("stage", Stage::of),
        split,
        fields.number("attempts"),
        fields.get("shareAt"),
        fields.number("shareLooks"));
  }

  private static Money money(ItemSchema.Fields fields, String name) {
    return new Money(fields.<Long>get(name));
  }
}
