package cn.linli.screening;

import cn.linli.screening.Phrase.Place;
import cn.linli.screening.RuleBook.Lens;
import cn.linli.shared.CommunityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds rules against texts. Of each rule and text the worst hit is told, the first of them. */
final class Looking {
  private static final int LONGEST = 40;

  /** How many letters before and after a hit somebody may warn in. */
  private static final int BEFORE = 12;

  private static final int AFTER = 8;

  private final RuleTable rules;

  Looking(RuleTable rules) {
    this.rules = rules;
  }

  List<Finding> look(CommunityId community, Map<String, String> texts) {
    var book = RuleBook.get();
    var own = rules.list(community).stream().map(rule -> book.lens(rule.asRule())).toList();
    return look(book, own, texts);
  }

  static List<Finding> look(RuleBook book, List<Lens> own, Map<String, String> texts) {
    var findings = new ArrayList<Finding>();
    new TreeMap<>(texts)
        .forEach(
            (pointer, text) -> {
              var plain = book.plain(text);
              Stream.concat(book.base().stream(), own.stream())
                  .flatMap(lens -> worst(book, lens, plain, pointer).stream())
                  .forEach(findings::add);
            });
    return findings;
  }

  private static Optional<Finding> worst(RuleBook book, Lens lens, Plain plain, String pointer) {
    Finding worst = null;
    var letters = plain.letters();
    for (var phrase : lens.phrases()) {
      for (var place = phrase.find(letters, 0);
          place.isPresent();
          place = phrase.find(letters, place.get().start() + 1)) {
        if (isMeant(lens, plain, letters, place.get())) {
          var finding = finding(book, lens.rule(), plain, place.get(), pointer);
          if (finding.action() == Action.BLOCK) {
            return Optional.of(finding);
          }
          worst = worst == null ? finding : worst;
          if (lens.rule().action() == Action.ESCALATE) {
            return Optional.of(worst);
          }
        }
      }
    }
    return Optional.ofNullable(worst);
  }

  /** Whether the letters are words of their own, and not parts of others. */
  private static boolean isMeant(Lens lens, Plain plain, String letters, Place hit) {
    return !plain.isInsideWord(hit.start())
        && !plain.isInsideWord(hit.end())
        && lens.unless().stream().noneMatch(other -> covers(letters, other, hit));
  }

  private static boolean covers(String letters, String other, Place hit) {
    int first = Math.max(hit.end() - other.length(), 0);
    for (int at = first; at <= hit.start() && at + other.length() <= letters.length(); at++) {
      if (letters.startsWith(other, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whoever warns of something names it: that is for people to tell apart, and never unseen. */
  private static Finding finding(RuleBook book, Rule rule, Plain plain, Place hit, String pointer) {
    var action = rule.action();
    var explanation = rule.explanation();
    if (action == Action.BLOCK) {
      var warning = warning(book, plain.letters(), hit);
      if (warning.isPresent()) {
        action = Action.ESCALATE;
        explanation += "（附近有“%s”，由人工判断）".formatted(warning.get());
      } else if (!plain.isOneSentence(hit.start(), hit.end())) {
        action = Action.ESCALATE;
        explanation += "（分在两句之中，由人工判断）";
      }
    }
    var words = plain.words(hit.start(), hit.end());
    var shown = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    return new Finding(rule.id(), rule.topic(), action, pointer, shown, explanation);
  }

  private static Optional<String> warning(RuleBook book, String letters, Place hit) {
    int from = Math.max(hit.start() - BEFORE, 0);
    int to = Math.min(hit.end() + AFTER, letters.length());
    return book.warnings().stream()
        .filter(
            word ->
                letters.indexOf(word, from, hit.start()) >= 0
                    || letters.indexOf(word, hit.end(), to) >= 0)
        .findFirst();
  }
}
