package cn.linli.notice;

import java.time.Instant;

/**
 * Something to tell somebody.
 *
 * @param when what it tells of takes place, or null
 * @param until when it is pointless, or null
 * @param fen how much money it is about, or null
 * @param manner how it is told
 * @param remindAt when they are reminded, or null
 */
record Tale(
    Occasion occasion,
    String kind,
    Group group,
    Template template,
    Notice.Text text,
    Instant when,
    Instant until,
    Long fen,
    Manner manner,
    Instant remindAt) {

  /**
   * How it is told.
   *
   * @param urgent whether it breaks quiet hours
   * @param must whether it reaches every inbox
   * @param overtakable whether a later state of its subject makes it pointless
   * @param overtakes whether it makes earlier states pointless itself
   * @param once whether it is told once of its subject, whatever the state
   */
  record Manner(
      boolean urgent, boolean must, boolean overtakable, boolean overtakes, boolean once) {
    /** Of what no later event makes untrue: there is one of it. */
    static final Manner LASTING = new Manner(false, false, false, false, false);

    /** Of what is said again of a state. */
    static final Manner AGAIN = new Manner(false, false, true, true, false);
  }

  static Tale of(Rule rule, Facts facts, Occasion occasion, boolean aside) {
    var when = facts.instant(rule.at()).orElse(null);
    var text =
        new Notice.Text(
            facts.words(rule.title()),
            facts.words(rule.line()),
            rule.word(),
            facts.raw(rule.link()));
    return new Tale(
        occasion,
        rule.kind(),
        rule.group(),
        rule.template(),
        text,
        when,
        facts.instant(rule.until()).orElse(null),
        facts.fen().orElse(null),
        new Manner(rule.urgent(), rule.must(), true, !aside, rule.once()),
        rule.remind() == null || when == null ? null : when.minus(rule.remind()));
  }
}
