package cn.linli.infra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Least privilege: known actions, on named resources, and nothing the function is not told about.
 */
final class IamRules {
  /**
   * Everything a role of ours may ever do; a wrong spelling passes AWS and every linter. Scan is
   * not here.
   */
  private static final Set<String> ACTIONS =
      Set.of(
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
          "events:DeleteRule",
          "events:DescribeRule",
          "events:ListTargetsByRule",
          "events:PutEvents",
          "events:PutRule",
          "events:PutTargets",
          "events:RemoveTargets",
          "kms:Decrypt",
          "kms:GenerateDataKey",
          "kms:GenerateMac",
          "kms:GetPublicKey",
          "kms:Sign",
          "lambda:InvokeFunction",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "s3:DeleteObjectVersion",
          "s3:DeleteObjectVersionTagging",
          "s3:GetBucketNotification",
          "s3:GetObject",
          "s3:GetObjectVersion",
          "s3:ListBucket",
          "s3:PutBucketNotification",
          "s3:PutObject",
          "s3:PutObjectTagging",
          "secretsmanager:GetSecretValue",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  /** Actions that know no resources: AWS has no other way to write them. */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of("dynamodb:ListStreams", "xray:PutTelemetryRecords", "xray:PutTraceSegments");

  /** GuardDuty makes a rule under a name that it does not tell before. */
  private static final String SCANNERS_RULE =
      "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*";

  private static final String WRITE_LOG = "logs:PutLogEvents";

  /** CodeDeploy's own needs change with CodeDeploy, so AWS keeps the list. */
  private static final Set<String> MANAGED_POLICIES =
      Set.of(
          "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited");

  private static final Set<String> TOLD =
      Set.of("AWS::KMS::Key", "AWS::SecretsManager::Secret", "AWS::Events::EventBus");

  private IamRules() {}

  static List<String> knownActions(Template template) {
    var problems = new ArrayList<String>();
    for (Role role : Role.all(template)) {
      for (Node statement : role.statements()) {
        statement.at("Action").texts().stream()
            .filter(action -> !ACTIONS.contains(action))
            .forEach(action -> problems.add(role.id() + " has the unknown action " + action));
        if (!statement.at("Effect").is("Allow") || statement.at("NotAction").present()) {
          problems.add(role.id() + " has a statement that is no plain permission");
        }
      }
    }
    return problems;
  }

  static List<String> noWildcards(Template template) {
    var problems = new ArrayList<String>();
    for (Role role : Role.all(template)) {
      for (Node statement : role.statements()) {
        boolean allowed = WITHOUT_RESOURCES.containsAll(statement.at("Action").texts());
        boolean wild =
            statement.at("NotResource").present()
                || statement.at("Resource").items().isEmpty()
                || statement.at("Resource").walk().anyMatch(node -> isWild(node, template));
        if (wild && !allowed) {
          problems.add(role.id() + "/" + statement.at("Sid").text() + " is open to any resource");
        }
      }
    }
    return problems;
  }

  /**
   * The objects of a bucket of ours are named by what their keys begin with, and what is written
   * into a log by the streams of it, as IAM wants it.
   */
  private static boolean isWild(Node node, Template template) {
    boolean objects =
        node.text().endsWith(".Arn}/*")
            && new Node(Map.of("Fn::Sub", node.text()))
                .target()
                .filter(id -> template.resource(id).type().equals("AWS::S3::Bucket"))
                .isPresent();
    return node.text().contains("*")
        && !objects
        && Arns.log(node.text(), template).isEmpty()
        && !node.text().equals(SCANNERS_RULE);
  }

  /** Tables of other stacks are named, and nobody else looks the name up. */
  static List<String> tablesAreThere(Template template) {
    var problems = new ArrayList<String>();
    for (Role role : Role.all(template)) {
      for (Node statement : role.statements()) {
        var actions = statement.at("Action").texts();
        if (actions.stream().noneMatch(action -> action.startsWith("dynamodb:"))
            || WITHOUT_RESOURCES.containsAll(actions)) {
          continue;
        }
        statement.at("Resource").items().stream()
            .filter(resource -> Arns.table(resource, template).isEmpty())
            .forEach(
                resource ->
                    problems.add(
                        "%s/%s names no table: %s"
                            .formatted(role.id(), statement.at("Sid").text(), resource.value())));
      }
    }
    return problems;
  }

  /** A function writes into its own log and no other; nobody else looks the name up. */
  static List<String> writesItsOwnLog(Template template) {
    var problems = new ArrayList<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              var role = Role.of(template.resource(function.node("Role").target().orElse("")));
              var permitted =
                  role.statements().stream()
                      .filter(statement -> statement.at("Action").texts().contains(WRITE_LOG))
                      .flatMap(statement -> statement.at("Resource").items().stream())
                      .map(arn -> Arns.log(arn.at("Fn::Sub").text(), template))
                      .map(log -> log.map(Resource::id).orElse("another"))
                      .toList();
              var own = FunctionRules.logOf(template, function).map(Resource::id);
              if (!own.map(List::of).orElse(List.of()).equals(permitted)) {
                problems.add(
                    "%s may write %s, and %s logs into %s"
                        .formatted(role.id(), permitted, function.id(), own.orElse("nothing")));
              }
            });
    return problems;
  }

  /** Policies that would reach past the roles' own statements. */
  static List<String> nothingBesideTheRoles(Template template) {
    var problems = new ArrayList<String>();
    template
        .ofType("AWS::IAM::Role")
        .flatMap(role -> role.property("ManagedPolicyArns").items().stream())
        .filter(arn -> !MANAGED_POLICIES.contains(arn.at("Fn::Sub").text()))
        .forEach(arn -> problems.add("a role has the managed policy " + arn.value()));
    template
        .allFunctions()
        .filter(function -> function.node("Policies").present())
        .forEach(function -> problems.add(function.id() + " has policies outside its role"));
    for (String type : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
      template
          .ofType(type)
          .forEach(policy -> problems.add(policy.id() + " is a policy outside a role"));
    }
    return problems;
  }

  /**
   * A key, secret or bus that is named in the environment is permitted in the role, and the other
   * way round.
   */
  static List<String> permittedIsTold(Template template) {
    var problems = new ArrayList<String>();
    Set<String> atRest = tableKeys(template);
    for (CloudFunction function : template.functions().values()) {
      var told = new TreeSet<>(function.node("Environment").targets());
      told.removeIf(id -> !TOLD.contains(template.resource(id).type()));
      var permitted = new TreeSet<String>();
      Role.of(template.resource(function.node("Role").target().orElse("")))
          .statements()
          .forEach(statement -> permitted.addAll(statement.at("Resource").targets()));
      permitted.removeIf(id -> !TOLD.contains(template.resource(id).type()) || atRest.contains(id));
      if (!told.equals(permitted)) {
        problems.add(function.id() + " is told of " + told + " and permitted " + permitted);
      }
    }
    return problems;
  }

  /** The keys that encrypt tables: every function may use them, through DynamoDB. */
  static Set<String> tableKeys(Template template) {
    var keys = new HashSet<String>();
    template
        .ofType(CloudTable.TYPE)
        .forEach(table -> keys.addAll(table.property("SSESpecification").targets()));
    return keys;
  }
}
