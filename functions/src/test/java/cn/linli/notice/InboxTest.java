package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.local.Database;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.town.AtOnce;
import cn.linli.town.Intercepted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people read, and the count of what they have not. */
class InboxTest {
  private final Office office = new Office();
  private final Inbox inbox = new Inbox(office.room);

  @AfterEach
  void close() {
    office.close();
  }

  private void told(int times) {
    for (int time = 0; time < times; time++) {
      tellNew();
    }
  }

  private void tellNew() {
    // What comes later is later: a real clock goes on.
    office.clock.advance(Duration.ofMillis(10));
    office.hears(office.reservation("placed", UUID.randomUUID(), 1, office.wang, "confirmed"));
  }

  private int mark(String notice) {
    return inbox
        .mark(office.caller(office.wang), new Commands.MarkRead(Office.HOME, notice, null))
        .unread();
  }

  private int markAll(Instant until) {
    return inbox
        .mark(office.caller(office.wang), new Commands.MarkRead(Office.HOME, null, until))
        .unread();
  }

  @Test
  void oneIsMarkedOnceHoweverOftenItIsAsked() {
    told(3);
    var first = office.inbox(office.wang).getFirst();

    assertThat(mark(first.notice())).isEqualTo(2);
    assertThat(mark(first.notice())).isEqualTo(2);

    assertThat(office.inbox(office.wang)).extracting("read").containsExactly(true, false, false);
    assertThatThrownBy(() -> mark("1796000400000-1a2b3c4d"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(NoticeError.NOT_FOUND));
  }

  @Test
  void allUpToATimeLeavesWhatCameLater() {
    told(4);
    var seen = office.inbox(office.wang).get(1);
    mark(office.inbox(office.wang).get(3).notice());

    assertThat(markAll(seen.at())).isEqualTo(1);
    assertThat(markAll(seen.at())).isEqualTo(1);

    assertThat(office.inbox(office.wang))
        .extracting("read")
        .containsExactly(false, true, true, true);
  }

  @Test
  void theCountIsRightWhateverHappensAtOnce() {
    told(20);
    var known = office.inbox(office.wang);
    var next = new AtomicInteger();

    AtOnce.times(
        50,
        () -> {
          int which = next.getAndIncrement();
          if (which % 3 == 0) {
            tellNew();
          } else if (which % 3 == 1) {
            mark(known.get(which % known.size()).notice());
          } else {
            markAll(known.get(which % known.size()).at());
          }
        });

    long unread = office.inbox(office.wang).stream().filter(notice -> !notice.read()).count();
    assertThat(office.unread(office.wang)).isEqualTo((int) unread);
    assertThat(unread).isBetween(1L, 37L);
  }

  @Test
  void theCountIsRightWhereWhatComesIsMarkedAtTheSameInstant() {
    told(1);
    var next = new AtomicInteger();

    AtOnce.times(
        50,
        () -> {
          if (next.getAndIncrement() % 2 == 0) {
            var id = UUID.randomUUID();
            var event = office.reservation("placed", id, 1, office.wang, "confirmed");
            insists(() -> office.hears(event));
          } else {
            insists(() -> markAll(office.clock.instant()));
          }
        });

    var inbox = office.inbox(office.wang);
    long unread = inbox.stream().filter(notice -> !notice.read()).count();
    assertThat(inbox).hasSize(26);
    assertThat(office.unread(office.wang)).isEqualTo((int) unread);
  }

  /** Somebody's clock goes on, and whoever was too late comes again. */
  private void insists(Runnable work) {
    boolean isDone = false;
    while (!isDone) {
      try {
        work.run();
        isDone = true;
      } catch (Refusal busy) {
        office.clock.advance(Duration.ofMillis(1));
      }
    }
  }

  @Test
  void whatIsHalfAYearOldIsNeitherListedNorCounted() {
    told(2);
    office.clock.advance(Duration.ofDays(188));
    told(1);

    assertThat(office.inbox(office.wang)).hasSize(1);
    assertThat(office.unread(office.wang)).isEqualTo(1);
  }

  @Test
  void costsTheSameAfterTenThousandNotices() {
    told(30);
    var few = costs();
    var base = office.clock.instant().minus(Duration.ofDays(170)).toEpochMilli();
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            number -> {
              var writes = office.room.writes();
              var at = Instant.ofEpochMilli(base + number);
              var text = new Notice.Text("题", "行", "词", "pages/index/index");
              var notice =
                  new Notice(
                      Office.HOME,
                      office.wang,
                      Notice.id(at, "%08x".formatted(number)),
                      "old",
                      Group.NEWS,
                      text,
                      "old/" + number,
                      null,
                      null,
                      at);
              office.room.notices().create(writes, notice);
              writes.commit();
            });

    assertThat(costs()).isEqualTo(few);
  }

  /** How many items each question reads, and how often it asks. */
  private List<Long> costs() {
    told(1);
    var meter = new Reading();
    var dynamo = Dynamo.of(Intercepted.by(meter, office.database.client()), Database.PREFIX);
    var room = Mailroom.of(dynamo, office.clock, office.room.needs());
    var read = new Inbox(room);
    read.list(office.caller(office.wang), new Commands.PageOfMine(Office.HOME, 20, null));
    read.unread(office.caller(office.wang), new Commands.OfCommunity(Office.HOME));
    var newest = office.inbox(office.wang).getFirst().at();
    read.mark(
        office.caller(office.wang),
        new Commands.MarkRead(Office.HOME, null, newest.minusMillis(1)));
    return List.of(meter.requests, meter.items);
  }
}
