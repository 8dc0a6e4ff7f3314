package cn.linli.notice;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What our templates at WeChat have to look like. They come with the artifact; their ids differ in
 * every deployment and are in its secret.
 */
record Forms(String version, List<Form> forms) {
  private static final String RESOURCE = "/notice/templates.json";

  private static final class Loaded {
    static final Forms FORMS = read();
  }

  static Forms get() {
    return Loaded.FORMS;
  }

  private static Forms read() {
    try (InputStream json = Forms.class.getResourceAsStream(RESOURCE)) {
      return Json.read(json, Forms.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Form form(Template template) {
    return forms.stream().filter(form -> form.template() == template).findFirst().orElseThrow();
  }

  /**
   * One template.
   *
   * @param name under which it is found in WeChat's library
   * @param fields by channel
   */
  record Form(Template template, String name, Map<String, List<Field>> fields) {
    List<Field> fields(Channel channel) {
      return fields.get(channel.toString());
    }

    /** What goes into each field: never too long, and never empty. */
    Map<String, String> values(Channel channel, Notice notice, ZoneId calendar) {
      return fields(channel).stream()
          .collect(
              Collectors.toMap(
                  Field::name,
                  field -> Fitting.fit(field.type(), notice, field.from(), calendar),
                  (one, same) -> one,
                  LinkedHashMap::new));
    }
  }

  /**
   * A field of a template.
   *
   * @param name its type and a number, as {@code thing1}
   * @param from what of the notice goes into it
   */
  record Field(String name, From from) {
    String type() {
      return name.replaceAll("[0-9]+$", "");
    }
  }

  /** What of a notice goes into a field. */
  enum From {
    TITLE,
    LINE,
    WORD,
    WHEN,
    AMOUNT
  }
}
