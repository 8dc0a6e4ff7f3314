package cn.linli.infra;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Refuses what the role of a function would not permit, on machines where no IAM does. An action
 * forgotten in the template then fails in a test instead of in the cloud.
 */
public final class RoleGuard implements ExecutionInterceptor {
  private static final Map<String, String> SERVICES =
      Map.of(
          "dynamodb",
          "dynamodb",
          "kms",
          "kms",
          "secretsmanager",
          "secretsmanager",
          "eventbridge",
          "events");

  private final String function;
  private final String prefix;
  private final Set<Grant> grants;

  private Consumer<String> refusals = refusal -> {};

  private RoleGuard(String function, String prefix, Set<Grant> grants) {
    this.function = function;
    this.prefix = prefix;
    this.grants = grants;
  }

  /** One permission: an action on a table (by short name) or any other resource (by logical id). */
  private record Grant(String action, String resource, List<String> leadingKeys) {
    boolean covers(Use use) {
      return action.equals(use.action())
          && (use.table() == null || resource.equals(use.table()))
          && (leadingKeys.isEmpty()
              || leadingKeys.stream().anyMatch(like -> matches(like, use.pk())));
    }

    private static boolean matches(String like, String pk) {
      String pattern =
          List.of(like.split("\\*", -1)).stream()
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return pk != null && pk.matches(pattern);
    }
  }

  /** What a request does. */
  private record Use(String action, String table, String pk) {}

  /** The guard of a function whose tables carry this prefix. */
  public static RoleGuard of(Template template, String function, String prefix) {
    Node role = template.functions().get(function).node("Role");
    var atRest = IamRules.tableKeys(template);
    return new RoleGuard(
        function,
        prefix,
        Role.of(template.resource(role.target().orElse(""))).statements().stream()
            .flatMap(statement -> grants(statement, template))
            .filter(grant -> !atRest.contains(grant.resource()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<Grant> grants(Node statement, Template template) {
    var leadingKeys =
        statement.at("Condition", "ForAllValues:StringLike", "dynamodb:LeadingKeys").texts();
    return statement.at("Action").texts().stream()
        .flatMap(
            action ->
                statement.at("Resource").items().stream()
                    .flatMap(resource -> names(resource, template))
                    .map(name -> new Grant(action, name, leadingKeys)));
  }

  private static Stream<String> names(Node resource, Template template) {
    return Arns.table(resource, template)
        .map(table -> CloudTable.of(table).name())
        .or(() -> Arns.queue(resource, template).map(Resource::id))
        .map(Stream::of)
        .orElseGet(() -> resource.targets().stream());
  }

  /** This guard, which also tells somebody of what it refuses. */
  public RoleGuard telling(Consumer<String> somebody) {
    refusals = somebody;
    return this;
  }

  /** Whether it permits an action on whatever there is one of. */
  public boolean permits(String action) {
    return grants.stream().anyMatch(grant -> grant.action().equals(action));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    check(context.request());
  }

  /**
   * A client that asks this guard first, for clients that take no interceptor.
   *
   * @param api the client's interface
   */
  public <T> T over(Class<T> api, T client) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object first = arguments == null ? null : arguments[0];
          // Both lead back to the method that takes a request, as long as they start from the
          // proxy.
          if (first instanceof Consumer || method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          if (first instanceof SdkRequest request) {
            check(request);
          }
          try {
            return method.invoke(client, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        };
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  /**
   * Passes or refuses a request to DynamoDB, KMS, Secrets Manager or EventBridge.
   *
   * @throws IllegalStateException naming the permission that is missing
   */
  public void check(SdkRequest request) {
    for (Use use : uses(request)) {
      if (grants.stream().noneMatch(grant -> grant.covers(use))) {
        var refusal = function + " may not " + use + ": see its role in template.yaml";
        refusals.accept(refusal);
        throw new IllegalStateException(refusal);
      }
    }
  }

  private List<Use> uses(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> List.of(use("GetItem", get.tableName(), get.key()));
      case QueryRequest query -> List.of(use("Query", query.tableName(), Map.of()));
      case PutItemRequest put -> List.of(use("PutItem", put.tableName(), put.item()));
      case UpdateItemRequest update -> List.of(use("UpdateItem", update.tableName(), update.key()));
      case DeleteItemRequest delete -> List.of(use("DeleteItem", delete.tableName(), delete.key()));
      case TransactWriteItemsRequest all -> all.transactItems().stream().map(this::use).toList();
      default -> List.of(new Use(action(request), null, null));
    };
  }

  private Use use(TransactWriteItem item) {
    if (item.put() != null) {
      return use("PutItem", item.put().tableName(), item.put().item());
    }
    if (item.update() != null) {
      return use("UpdateItem", item.update().tableName(), item.update().key());
    }
    if (item.delete() != null) {
      return use("DeleteItem", item.delete().tableName(), item.delete().key());
    }
    return use(
        "ConditionCheckItem", item.conditionCheck().tableName(), item.conditionCheck().key());
  }

  private Use use(String action, String tableName, Map<String, AttributeValue> key) {
    String table = tableName.startsWith(prefix) ? tableName.substring(prefix.length()) : tableName;
    return new Use("dynamodb:" + action, table, key.containsKey("pk") ? key.get("pk").s() : null);
  }

  /** IAM mostly calls an action as the SDK calls its request. */
  private static String action(SdkRequest request) {
    var packages = request.getClass().getPackageName().split("\\.", -1);
    String service = SERVICES.getOrDefault(packages[packages.length - 2], "unknown");
    return service + ":" + request.getClass().getSimpleName().replaceFirst("Request$", "");
  }
}
