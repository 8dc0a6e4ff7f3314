package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a business's records looked up, for legal to read. */
final class RecordsWork {
  private static final Logger LOG = LoggerFactory.getLogger(RecordsWork.class);
  private static final String UNKNOWN = "no business of this name and code is known";
  private static final String UNANSWERED = "nobody answers for this business; look by hand";

  private final Counter counter;

  RecordsWork(Counter counter) {
    this.counter = counter;
  }

  /** They are asked once; a second message finds the answer there. */
  void look(CommunityId home, UUID id) {
    counter.merchants().find(home, id).filter(RecordsWork::isDue).ifPresent(this::look);
  }

  private static boolean isDue(Merchant merchant) {
    boolean mayBe = merchant.stage() == Stage.CHECKING || merchant.stage().isReviewable();
    return mayBe && merchant.records().isDue();
  }

  private void look(Merchant merchant) {
    try {
      var business = merchant.business();
      var answer = counter.needs().records().get().ask(business.name(), business.creditCode());
      found(merchant, words(answer));
    } catch (RecordsFailure failure) {
      LOG.warn("records of merchant {}: {}", merchant.id(), failure.getMessage());
      if (failure.kind() == RecordsFailure.Kind.REFUSED) {
        found(merchant, List.of(UNANSWERED));
      } else {
        later(merchant);
      }
    }
  }

  private void later(Merchant merchant) {
    var since = Duration.between(merchant.records().askedAt(), counter.now());
    var writes = counter.writes();
    var next = counter.now().plus(Tasks.pause(since));
    counter.tasks().at(writes, Tasks.RECORDS, merchant, next);
    writes.commit();
  }

  private static List<String> words(NegativeRecords.Answer answer) {
    return switch (answer) {
      case NegativeRecords.Clean clean -> List.of();
      case NegativeRecords.Unknown unknown -> List.of(UNKNOWN);
      case NegativeRecords.Findings findings ->
          findings.findings().stream().map(RecordsWork::words).toList();
    };
  }

  private static String words(NegativeRecords.Finding finding) {
    var since = finding.since() == null ? "" : " " + finding.since();
    var until = finding.until() == null ? "" : " – " + finding.until();
    return finding.kind() + since + until + ": " + finding.what();
  }

  private void found(Merchant known, List<String> findings) {
    Stale.again(
        () -> {
          var merchant = counter.merchant(known.home(), known.id());
          if (isDue(merchant)) {
            note(merchant, merchant.records().found(counter.now(), findings));
          }
          return true;
        });
  }

  private void note(Merchant merchant, Records records) {
    boolean isFirst = merchant.stage() == Stage.CHECKING;
    var looked = isFirst ? merchant.to(Stage.IN_REVIEW, counter.now()) : merchant;
    var writes = counter.writes();
    counter.put(writes, merchant, looked.with(records), new Stale());
    int count = records.findings().size();
    counter.note(writes, merchant, null, "records-looked-up", null, count + " findings");
    if (count > 0 && !isFirst) {
      counter.tell(
          writes,
          new Event(
              "merchant.records-found",
              1,
              merchant.home(),
              Map.of("merchant", merchant.id(), "findings", count)));
    }
    writes.commit();
  }
}
