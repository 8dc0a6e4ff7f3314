package cn.linli.screening;

import cn.linli.screening.ContentFailure.Kind;
import java.util.ArrayList;
import java.util.List;

/** Asks WeChat about the texts of a matter. */
final class Hearing {
  /** What is said across the end of a piece is said in the next once more. */
  private static final int OVERLAP = 40;

  private final Bench bench;

  Hearing(Bench bench) {
    this.bench = bench;
  }

  /** All of them, or up to the first that blocks; fails when WeChat does not answer. */
  Inquiry hear(Inquiry inquiry, String openid) {
    if (inquiry.heard()) {
      return inquiry;
    }
    var findings = new ArrayList<Finding>();
    for (var text : bench.inquiries().texts(inquiry).entrySet()) {
      for (var piece : pieces(text.getValue())) {
        if (findings.stream().noneMatch(finding -> finding.action() == Action.BLOCK)) {
          findings.addAll(opinion(openid, text.getKey(), piece));
        }
      }
    }
    return bench.change(
        inquiry.community(), inquiry.subject(), now -> now.heard() ? now : now.heard(findings));
  }

  private List<Finding> opinion(String openid, String pointer, String piece) {
    try {
      return Opinions.findings(pointer, bench.needs().security().get().text(openid, piece));
    } catch (ContentFailure failure) {
      if (failure.kind() == Kind.LATER) {
        throw failure;
      }
      return List.of(failure.kind() == Kind.NOBODY ? Opinions.nobody() : Opinions.refused(pointer));
    }
  }

  /** A text in pieces that WeChat takes; nothing of one without anything in it. */
  static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(from + ContentSecurity.LONGEST, text.length());
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to--;
      }
      pieces.add(text.substring(from, to));
      if (to == text.length()) {
        break;
      }
      from = to - OVERLAP;
      if (Character.isLowSurrogate(text.charAt(from))) {
        from--;
      }
    }
    return pieces.stream().filter(piece -> !piece.isBlank()).toList();
  }
}
