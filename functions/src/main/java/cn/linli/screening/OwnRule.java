package cn.linli.screening;

import cn.linli.shared.CommunityId;
import java.util.List;

/** A rule that a community has added. */
record OwnRule(
    CommunityId community,
    String id,
    String topic,
    List<String> words,
    Action action,
    String explanation,
    int revision) {
  OwnRule {
    words = List.copyOf(words);
  }

  Rule asRule() {
    return new Rule("community/" + id, topic, words, List.of(), action, explanation);
  }

  /** What the contract shows. */
  Rule.View view() {
    return new Rule.View(id, topic, words, action.toString(), explanation, revision);
  }
}
