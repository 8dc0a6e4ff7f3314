package cn.linli.screening;

import java.util.List;

/**
 * Words that have no place here.
 *
 * @param words as {@link Phrase} reads them
 * @param unless words in which those are there by accident, as 理财 in 管理财务
 */
record Rule(
    String id,
    String topic,
    List<String> words,
    List<String> unless,
    Action action,
    String explanation) {
  Rule {
    words = List.copyOf(words);
    unless = unless == null ? List.of() : List.copyOf(unless);
  }

  /** What the contract shows of a base rule. */
  View view() {
    return new View(id, topic, words, action.toString(), explanation, null);
  }

  /**
   * What the contract shows of any rule.
   *
   * @param revision null for a base rule
   */
  record View(
      String rule,
      String topic,
      List<String> words,
      String action,
      String explanation,
      Integer revision) {}
}
