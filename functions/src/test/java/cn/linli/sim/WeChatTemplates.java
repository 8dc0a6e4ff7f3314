package cn.linli.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates that our accounts have at WeChat: at first just those that Linli wants. */
public final class WeChatTemplates {
  private static final List<String> CHANNELS = List.of("mini-program", "official-account");

  private final Map<String, Map<String, String>> contents = new HashMap<>();

  WeChatTemplates() {
    CHANNELS.forEach(channel -> contents.put(channel, new ConcurrentHashMap<>()));
    for (var form : wanted()) {
      var name = form.path("template").asString();
      CHANNELS.forEach(
          channel -> put(channel, id(channel, name), content(form.at("/fields/" + channel))));
    }
  }

  private static JsonNode wanted() {
    try (InputStream json = WeChatTemplates.class.getResourceAsStream("/notice/templates.json")) {
      return JsonMapper.shared().readTree(json).path("forms");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String content(JsonNode fields) {
    return fields
        .valueStream()
        .map(field -> "字段:{{" + field.path("name").asString() + ".DATA}}")
        .collect(Collectors.joining("\n"));
  }

  /** What it is called here. */
  public static String id(String channel, String template) {
    return "sim-" + channel + "-" + template;
  }

  /** From now on there is this one. */
  public void put(String channel, String id, String content) {
    contents.get(channel).put(id, content);
  }

  /** From now on there is none. */
  public void remove(String channel, String id) {
    contents.get(channel).remove(id);
  }

  /** What it is made of, or null. */
  String content(String channel, String id) {
    return contents.get(channel).get(id);
  }

  Answer miniPrograms() {
    var all =
        contents.get("mini-program").entrySet().stream()
            .map(
                one ->
                    Map.of(
                        "priTmplId",
                        one.getKey(),
                        "title",
                        "通知",
                        "content",
                        one.getValue(),
                        "example",
                        "",
                        "type",
                        2))
            .toList();
    return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "data", all));
  }

  Answer officialAccounts() {
    var all =
        contents.get("official-account").entrySet().stream()
            .map(
                one ->
                    Map.of(
                        "template_id",
                        one.getKey(),
                        "title",
                        "通知",
                        "content",
                        one.getValue(),
                        "primary_industry",
                        "",
                        "deputy_industry",
                        "",
                        "example",
                        ""))
            .toList();
    return Answer.json(Map.of("template_list", all));
  }
}
