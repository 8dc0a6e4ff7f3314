package cn.linli.content;

import cn.linli.screening.Finding;
import cn.linli.screening.Screening;
import java.util.List;

/**
 * What screening has to say, for the staff who decide.
 *
 * @param state pending, or how it ended
 */
record Screened(String state, List<Found> findings) {
  static Screened of(Screening screening) {
    return new Screened(
        screening.state().toString(), screening.findings().stream().map(Found::of).toList());
  }

  /** Something that speaks against it. */
  record Found(String rule, String action, String pointer, String words, String explanation) {
    private static Found of(Finding finding) {
      return new Found(
          finding.rule(),
          finding.action().toString(),
          finding.pointer(),
          finding.words(),
          finding.explanation());
    }
  }
}
