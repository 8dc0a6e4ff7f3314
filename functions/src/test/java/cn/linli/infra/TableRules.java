package cn.linli.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must not happen to a table, and to the keys without which it cannot be read. */
final class TableRules {
  private static final String KEY = "AWS::KMS::Key";
  private static final Node KEPT = Yaml.parse("!If [IsKept, true, false]");

  private TableRules() {}

  static List<String> protectedAndEncrypted(Template template) {
    var problems = new ArrayList<String>();
    template
        .ofType(CloudTable.TYPE)
        .forEach(
            table -> {
              if (!table
                  .property("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
                  .is(true)) {
                problems.add(table.id() + " has no point-in-time recovery");
              }
              if (!table.property("DeletionProtectionEnabled").is(true)
                  && !table.property("DeletionProtectionEnabled").equals(KEPT)) {
                problems.add(table.id() + " is not protected from deletion");
              }
              if (!table.property("SSESpecification", "SSEType").is("KMS")
                  || !isKey(table.property("SSESpecification", "KMSMasterKeyId"), template)) {
                problems.add(table.id() + " is not encrypted with our key");
              }
              if (!table.property("BillingMode").is("PAY_PER_REQUEST")) {
                problems.add(table.id() + " is not on demand");
              }
            });
    return problems;
  }

  private static boolean isKey(Node reference, Template template) {
    return template.named(reference).filter(key -> key.type().equals(KEY)).isPresent();
  }

  /** IsKept is every stage but dev, wherever there are tables. */
  static List<String> everyStageButDevIsKept(Template template) {
    Node expected = Yaml.parse("!Not [!Equals [!Ref Stage, dev]]");
    var stacks = new LinkedHashMap<String, Node>();
    stacks.put(Template.MAIN, template.at("Conditions", "IsKept"));
    template.nested().stream()
        .filter(stack -> stack.resources().anyMatch(one -> one.type().equals(CloudTable.TYPE)))
        .forEach(stack -> stacks.put(stack.call().id(), stack.condition("IsKept")));
    return stacks.entrySet().stream()
        .filter(stack -> !stack.getValue().equals(expected))
        .map(stack -> "IsKept is no longer every stage but dev in " + stack.getKey())
        .toList();
  }

  /** Session keys may go: their loss logs people out. Everything else here holds data. */
  static List<String> survivesTheStack(Template template) {
    var problems = new ArrayList<String>();
    for (String type : List.of(CloudTable.TYPE, KEY, "AWS::SecretsManager::Secret")) {
      template
          .ofType(type)
          .filter(resource -> !resource.property("KeyUsage").is("SIGN_VERIFY"))
          .filter(
              resource ->
                  !resource.body().at("DeletionPolicy").is("Retain")
                      || !resource.body().at("UpdateReplacePolicy").is("Retain"))
          .forEach(resource -> problems.add(resource.id() + " is deleted with the stack"));
    }
    return problems;
  }

  /** One shape for every table, so that one set of schema builders fits all. */
  static List<String> sameKeys(Template template) {
    var problems = new ArrayList<String>();
    for (CloudTable table : template.tables()) {
      var keys =
          table.shape().keySchema().stream()
              .map(key -> Map.entry(key.attributeName(), key.keyTypeAsString()))
              .toList();
      if (!keys.equals(List.of(Map.entry("pk", "HASH"), Map.entry("sk", "RANGE")))) {
        problems.add(table.name() + " has the keys " + keys);
      }
    }
    return problems;
  }
}
