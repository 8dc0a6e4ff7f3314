package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.util.List;
import java.util.regex.Pattern;

/** What people ask of screening; each checks itself. */
final class Commands {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** A rule by its id. */
  record OfRule(CommunityId community, String rule) {}

  /** A rule to write. */
  record PutRule(
      CommunityId community,
      String rule,
      String topic,
      List<String> words,
      String action,
      String explanation,
      int revision) {
    PutRule {
      var checks = Fault.checks().in(SLUG.matcher(rule).matches(), "rule", "is no id of a rule");
      for (int i = 0; i < words.size(); i++) {
        var phrase = Phrase.of(words.get(i), RuleBook.get().folds());
        checks
            .that(phrase.isWhole(), "/words/" + i, "has a part without letters and digits")
            // One would be found in nearly everything that people write.
            .that(phrase.length() > 1, "/words/" + i, "has fewer than two letters or digits");
      }
      checks.that(!explanation.isBlank(), "/explanation", "is blank").orRefuse();
    }

    OwnRule asRule() {
      return new OwnRule(
          community, rule, topic, words, Action.of(action), explanation, revision + 1);
    }
  }
}
