package cn.linli.infra;

import java.util.Map;
import java.util.Optional;

/** Where ARNs lead that the template writes by a name, which CloudFormation does not look up. */
final class Arns {
  static final String TABLES =
      "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";

  static final String QUEUES = "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:";

  private static final String LOGS =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";

  private static final String STREAMS = ":*";

  private Arns() {}

  /** The table that a resource of a policy is, by name or by reference. */
  static Optional<Resource> table(Node resource, Template template) {
    return behind(resource, TABLES, CloudTable.TYPE, template);
  }

  /** The queue that an ARN is of, by name or by reference. */
  static Optional<Resource> queue(Node arn, Template template) {
    return behind(arn, QUEUES, QueueSource.TYPE, template);
  }

  /** The log whose streams an ARN names. */
  static Optional<Resource> log(String arn, Template template) {
    if (!arn.startsWith(LOGS) || !arn.endsWith(STREAMS)) {
      return Optional.empty();
    }
    return template
        .named(name(arn.substring(LOGS.length(), arn.length() - STREAMS.length())))
        .filter(log -> log.type().equals("AWS::Logs::LogGroup"));
  }

  private static Optional<Resource> behind(
      Node arn, String prefix, String type, Template template) {
    String text = arn.at("Fn::Sub").text();
    if (!text.isEmpty() && !text.startsWith(prefix)) {
      return Optional.empty();
    }
    return template
        .named(text.isEmpty() ? arn : name(text.substring(prefix.length())))
        .filter(found -> found.type().equals(type));
  }

  private static Node name(String text) {
    return new Node(Map.of("Fn::Sub", text));
  }
}
