package cn.linli.infra;

import java.util.Map;

/**
 * A resource of the template.
 *
 * @param id its logical id
 * @param body everything written under it
 */
record Resource(String id, Node body) {
  private static final Map<String, String> NAMES =
      Map.of(
          CloudFunction.TYPE,
          "FunctionName",
          "AWS::SQS::Queue",
          "QueueName",
          CloudTable.TYPE,
          "TableName",
          "AWS::Logs::LogGroup",
          "LogGroupName",
          "AWS::CloudWatch::Alarm",
          "AlarmName");

  String type() {
    return body.at("Type").text();
  }

  Node properties() {
    return body.at("Properties");
  }

  Node property(String... path) {
    return properties().at(path);
  }

  /** The name that the template gives it, where it gives one. */
  Node name() {
    return NAMES.containsKey(type()) ? property(NAMES.get(type())) : new Node(null);
  }
}
