package cn.linli.infra;

import java.util.List;
import java.util.stream.Stream;

/**
 * A role and what it may do, conditional statements included.
 *
 * @param id logical id
 * @param statements of its inline policies
 * @param assumedBy services that act in it
 * @param managed policies that AWS keeps
 */
record Role(String id, List<Node> statements, List<String> assumedBy, List<String> managed) {
  private static final String TABLE = Arns.TABLES + CloudTable.PREFIX;
  private static final String QUEUE = Arns.QUEUES + CloudTable.PREFIX;

  static Role of(Resource role) {
    return new Role(
        role.id(),
        role.property("Policies").items().stream()
            .flatMap(policy -> policy.at("PolicyDocument", "Statement").items().stream())
            .flatMap(Role::branches)
            .toList(),
        role.property("AssumeRolePolicyDocument", "Statement").items().stream()
            .flatMap(statement -> statement.at("Principal", "Service").texts().stream())
            .toList(),
        role.property("ManagedPolicyArns").items().stream()
            .map(arn -> arn.at("Fn::Sub").text())
            .toList());
  }

  static List<Role> all(Template template) {
    return template.ofType("AWS::IAM::Role").map(Role::of).toList();
  }

  /** A line per statement, readable in a diff. */
  List<String> lines() {
    var inline = statements.stream().map(Role::line);
    var before = Stream.of("assumed by " + String.join(" ", assumedBy));
    return Stream.of(before, managed.stream().map(arn -> "managed: " + arn), inline)
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<Node> branches(Node statement) {
    List<Node> choice = statement.at("Fn::If").items();
    return choice.isEmpty()
        ? Stream.of(statement)
        : choice.stream().skip(1).filter(branch -> branch.at("Effect").present());
  }

  private static String line(Node statement) {
    var known = List.of("Sid", "Effect", "Action", "Resource");
    String rest =
        statement.fields().entrySet().stream()
            .filter(field -> !known.contains(field.getKey()))
            .map(field -> " " + field.getKey() + " " + field.getValue().value())
            .reduce("", String::concat);
    return "%s: %s %s on %s%s"
        .formatted(
            statement.at("Sid").text(),
            statement.at("Effect").text(),
            String.join(" ", statement.at("Action").texts()),
            String.join(
                " ", statement.at("Resource").items().stream().map(Role::resource).toList()),
            rest);
  }

  private static String resource(Node resource) {
    if (resource.at("Fn::GetAtt").present()) {
      return String.join(".", resource.at("Fn::GetAtt").texts());
    }
    String named = resource.at("Fn::Sub").text();
    if (named.startsWith(TABLE)) {
      return "table/" + named.substring(TABLE.length());
    }
    if (named.startsWith(QUEUE)) {
      return "queue/" + named.substring(QUEUE.length());
    }
    // SAM's name of an alias, and the name that its translation gives it.
    return resource.at("Ref").present()
        ? resource.at("Ref").text().replaceFirst("Aliaslive$", ".Alias")
        : String.valueOf(resource.value());
  }
}
