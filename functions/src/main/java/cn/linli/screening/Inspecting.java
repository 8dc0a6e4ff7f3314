package cn.linli.screening;

import cn.linli.identity.Channel;
import cn.linli.shared.CommunityId;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does whatever is due about a matter: our rules first, which cost nothing; then WeChat about its
 * texts, then about its pictures. What one run has found out the next need not ask again.
 */
final class Inspecting {
  private static final Logger LOG = LoggerFactory.getLogger(Inspecting.class);

  private static final Duration MOMENT = Duration.ofSeconds(30);

  private final Bench bench;
  private final Hearing hearing;
  private final Showing showing;

  Inspecting(Bench bench) {
    this.bench = bench;
    this.hearing = new Hearing(bench);
    this.showing = new Showing(bench);
  }

  void work(CommunityId community, String subject) {
    bench
        .inquiries()
        .find(community, subject)
        .filter(Inquiry::isPending)
        .map(this::looked)
        .filter(Inquiry::isPending)
        .ifPresent(
            inquiry -> {
              awaited(inquiry);
              asked(inquiry);
            });
  }

  /**
   * Whoever sent us may have a clock that is ahead of ours, and sends nobody else: for what is due
   * in a moment somebody comes once more. The first deadline is still deleted by its time.
   */
  private void awaited(Inquiry inquiry) {
    var now = bench.now();
    inquiry
        .dueAfter(now)
        .filter(at -> at.isBefore(now.plus(MOMENT)))
        .ifPresent(
            at -> {
              var writes = bench.writes();
              bench.tasks().at(writes, inquiry.community(), inquiry.subject(), at.plus(MOMENT));
              writes.commit();
            });
  }

  private Inquiry looked(Inquiry inquiry) {
    if (inquiry.looked()) {
      return inquiry;
    }
    var texts = bench.inquiries().texts(inquiry);
    var findings = new Looking(bench.rules()).look(inquiry.community(), texts);
    return bench.change(
        inquiry.community(), inquiry.subject(), now -> now.looked() ? now : now.looked(findings));
  }

  private void asked(Inquiry inquiry) {
    if (!bench.now().isBefore(inquiry.until())) {
      // A filter of the template counts these words, and an alarm looks at the count.
      LOG.warn("WeChat has not judged {} in a day", inquiry.subject());
      over(inquiry, Opinions.late());
    } else if (!bench.now().isBefore(inquiry.askAt())) {
      openid(inquiry)
          .ifPresentOrElse(openid -> ask(inquiry, openid), () -> over(inquiry, Opinions.nobody()));
    }
  }

  private void ask(Inquiry looked, String openid) {
    try {
      var inquiry = hearing.hear(looked, openid);
      for (int number = 0; number < inquiry.pictures().size(); number++) {
        if (inquiry.pictures().get(number).isDue(bench.now())) {
          inquiry = showing.show(inquiry, number, openid);
        }
      }
    } catch (ContentFailure silent) {
      LOG.info("WeChat is asked about {} later: {}", looked.subject(), silent.getMessage());
      putOff(looked);
    }
  }

  private void putOff(Inquiry inquiry) {
    bench.change(
        inquiry.community(),
        inquiry.subject(),
        now -> now.asksAt(bench.now().plus(now.pause())),
        (writes, next) -> bench.tasks().at(writes, next.community(), next.subject(), next.askAt()));
  }

  private void over(Inquiry inquiry, Finding why) {
    bench.change(inquiry.community(), inquiry.subject(), now -> now.over(why));
  }

  private Optional<String> openid(Inquiry inquiry) {
    var needs = bench.needs();
    return needs
        .people()
        .openid(inquiry.author(), Channel.MINI_PROGRAM, needs.security().get().app());
  }
}
