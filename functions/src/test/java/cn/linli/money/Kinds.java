package cn.linli.money;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What commits have in common that do the same to different things. */
final class Kinds {
  /** Names that somebody wrote; others are ids, which are new each time. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  private Kinds() {}

  /** What it writes: which kinds of items, each with its state and what is told. */
  static String of(TransactWriteItemsRequest commit) {
    return commit.transactItems().stream()
        .map(Kinds::of)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String of(TransactWriteItem write) {
    if (write.put() != null) {
      return "put " + write.put().tableName() + item(write.put().item());
    }
    if (write.update() != null) {
      var changes = write.update().updateExpression().replaceAll("[0-9]", "");
      return "update " + write.update().tableName() + " " + changes;
    }
    return write.delete() != null
        ? "delete " + write.delete().tableName()
        : "check " + write.conditionCheck().tableName();
  }

  private static String item(Map<String, AttributeValue> item) {
    var names = item.keySet().stream().filter(WORD.asMatchPredicate()).sorted().toList();
    return " " + names + word(item, "state") + word(item, "recipe") + word(item, "type");
  }

  private static String word(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    return value == null || value.s() == null ? "" : " " + value.s();
  }
}
