package cn.linli.notice;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * WeChat's ids of our templates at a stage. They come with the artifact ({@code ids/<stage>.json}),
 * so that templates and ids change together.
 *
 * @param version of the templates whose ids these are
 * @param without the channels that this stage does without: what it tells is in the inbox only
 * @param ids by channel and template
 */
record TemplateIds(String version, List<Channel> without, Map<String, Map<String, String>> ids) {
  private static final Map<String, TemplateIds> BY_STAGE = new ConcurrentHashMap<>();

  TemplateIds {
    without = List.copyOf(without);
    ids = Map.copyOf(ids);
  }

  /** Those of a stage; throws {@link IllegalStateException} where nobody wrote them down. */
  static TemplateIds of(String stage) {
    return BY_STAGE.computeIfAbsent(stage, TemplateIds::read);
  }

  private static TemplateIds read(String stage) {
    var resource = "/notice/ids/" + stage + ".json";
    try (InputStream json = TemplateIds.class.getResourceAsStream(resource)) {
      if (json == null) {
        throw new IllegalStateException("no ids of notice templates: " + resource);
      }
      return Json.read(json, TemplateIds.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  boolean isWithout(Channel channel) {
    return without.contains(channel);
  }

  /** Empty where the stage does without the channel. */
  Optional<String> id(Channel channel, Template template) {
    return isWithout(channel)
        ? Optional.empty()
        : Optional.ofNullable(of(channel).get(template.toString())).filter(id -> !id.isBlank());
  }

  /** The template whose id that is, or empty. */
  Optional<Template> template(Channel channel, String id) {
    return of(channel).entrySet().stream()
        .filter(one -> one.getValue().equals(id))
        .map(one -> Template.of(one.getKey()))
        .findFirst();
  }

  private Map<String, String> of(Channel channel) {
    return ids.getOrDefault(channel.toString(), Map.of());
  }
}
