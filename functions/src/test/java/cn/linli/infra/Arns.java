package cn.linli.infra;

import java.util.Map;
import java.util.Optional;

/** Where ARNs lead that the template writes by a name, which CloudFormation does not look up. */
final class Arns {
  static final String TABLES =
      "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/";

  private static final String LOGS =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";

  private static final String STREAMS = ":*";

  private Arns() {}

  /** The table that a resource of a policy is, by name or by reference. */
  static Optional<Resource> table(Node resource, Template template) {
    String text = resource.at("Fn::Sub").text();
    if (!text.isEmpty() && !text.startsWith(TABLES)) {
      return Optional.empty();
    }
    return template
        .named(text.isEmpty() ? resource : name(text.substring(TABLES.length())))
        .filter(table -> table.type().equals(CloudTable.TYPE));
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

  private static Node name(String text) {
    return new Node(Map.of("Fn::Sub", text));
  }
}
