package cn.linli.sim;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What WeChat takes in the fields of a message (47003 otherwise). */
final class WeChatFields {
  private static final Pattern FIELD = Pattern.compile("[{][{]([a-z_]+)([0-9]*)[.]DATA[}][}]");
  private static final Map<String, Pattern> TYPES =
      Map.ofEntries(
          Map.entry("thing", Pattern.compile("[^\\n]{1,20}")),
          Map.entry("number", Pattern.compile("[0-9.]{1,32}")),
          Map.entry("letter", Pattern.compile("[A-Za-z]{1,32}")),
          Map.entry("symbol", Pattern.compile(".{1,5}")),
          Map.entry("character_string", Pattern.compile("[!-~]{1,32}")),
          Map.entry("time", Pattern.compile("(\\d{4}年\\d{1,2}月\\d{1,2}日 )?\\d{2}:\\d{2}")),
          Map.entry("date", Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日( \\d{2}:\\d{2})?")),
          Map.entry("amount", Pattern.compile("¥?\\d{1,10}(\\.\\d{1,2})?元?")),
          Map.entry("phone_number", Pattern.compile("[0-9+-]{1,17}")),
          Map.entry("car_number", Pattern.compile(".{1,8}")),
          Map.entry("name", Pattern.compile("\\p{IsHan}{1,10}|[A-Za-z]{1,20}")),
          Map.entry("phrase", Pattern.compile("\\p{IsHan}{1,5}")));

  private WeChatFields() {}

  /** Whether each field of the template is there, and nothing too long. */
  static boolean fit(String content, JsonNode data) {
    var fields = FIELD.matcher(content);
    while (fields.find()) {
      var value = data.path(fields.group(1) + fields.group(2)).path("value").asString("");
      if (!TYPES.get(fields.group(1)).matcher(value).matches()) {
        return false;
      }
    }
    return true;
  }
}
