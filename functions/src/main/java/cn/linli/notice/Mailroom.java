package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;

/** What everything in this context stands on. */
record Mailroom(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    NoticeTable notices,
    CountTable counts,
    MarkTable marks,
    PreferencesTable preferences,
    SubscriberTable subscribers,
    HeadTable heads,
    DeliveryTable deliveries,
    OnceTable once,
    ReachTable reaches,
    HeardTable heard,
    IssueTable issues,
    QuotaTable quotas,
    CheckTable checks,
    Tasks tasks) {
  static Mailroom of(Dynamo dynamo, Clock clock, Needs needs) {
    return new Mailroom(
        dynamo,
        clock,
        needs,
        new NoticeTable(dynamo),
        new CountTable(dynamo),
        new MarkTable(dynamo),
        new PreferencesTable(dynamo),
        new SubscriberTable(dynamo),
        new HeadTable(dynamo),
        new DeliveryTable(dynamo),
        new OnceTable(dynamo),
        new ReachTable(dynamo),
        new HeardTable(dynamo),
        new IssueTable(dynamo),
        new QuotaTable(dynamo),
        new CheckTable(dynamo),
        new Tasks(dynamo, new Outbox(dynamo, clock)));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  TemplateIds ids() {
    return TemplateIds.of(needs.stage());
  }

  /** All that has to fit before anything starts. */
  Tables tables() {
    return new Tables(RuleBook.get(), Forms.get(), ids());
  }

  /** What decides whether somebody is told; whoever never said is told the digest as a follower. */
  Preferences preferences(CommunityId community, PersonId person) {
    return preferences
        .find(community, person)
        .orElseGet(() -> Preferences.usual(community, person, true));
  }

  /** The same as a person sees it. */
  Preferences chosen(CommunityId community, PersonId person) {
    return preferences
        .find(community, person)
        .orElseGet(
            () -> Preferences.usual(community, person, subscribers.contains(community, person)));
  }
}
