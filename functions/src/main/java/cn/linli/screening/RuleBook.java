package cn.linli.screening;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules that come with the artifact, read at the first look and not at start-up.
 *
 * @param version of the list
 * @param warnings words of those who warn: a hit near one is for people to look at
 */
record RuleBook(
    String version, List<Lens> base, List<String> warnings, Map<Character, Character> folds) {
  private static final String RESOURCE = "/screening/rules.json";

  private static final class Loaded {
    static final RuleBook BOOK = read();
  }

  static RuleBook get() {
    return Loaded.BOOK;
  }

  private static RuleBook read() {
    try (InputStream json = RuleBook.class.getResourceAsStream(RESOURCE)) {
      var file = Json.read(json, File.class);
      var folds = new HashMap<Character, Character>();
      file.folds().forEach((other, plain) -> folds.put(other.charAt(0), plain.charAt(0)));
      return new RuleBook(
          file.version(),
          file.rules().stream()
              .map(rule -> Lens.of(rule.rule("base/" + rule.id()), folds))
              .toList(),
          file.warnings().stream().map(word -> Plain.of(word, folds).letters()).toList(),
          Map.copyOf(folds));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A rule ready to look with. */
  Lens lens(Rule rule) {
    return Lens.of(rule, folds);
  }

  Plain plain(String text) {
    return Plain.of(text, folds);
  }

  /**
   * A rule with its phrases made.
   *
   * @param unless letters that may be around a hit by accident
   */
  record Lens(Rule rule, List<Phrase> phrases, List<String> unless) {
    private static Lens of(Rule rule, Map<Character, Character> folds) {
      return new Lens(
          rule,
          phrases(rule.words(), folds).toList(),
          phrases(rule.unless(), folds).map(phrase -> phrase.parts().getFirst()).toList());
    }

    private static Stream<Phrase> phrases(List<String> words, Map<Character, Character> folds) {
      return words.stream().map(word -> Phrase.of(word, folds));
    }
  }

  /** The resource. */
  private record File(
      String version, Map<String, String> folds, List<String> warnings, List<Entry> rules) {}

  private record Entry(
      String id,
      String topic,
      String action,
      String explanation,
      List<String> words,
      List<String> unless) {
    Rule rule(String name) {
      return new Rule(name, topic, words, unless, Action.of(action), explanation);
    }
  }
}
