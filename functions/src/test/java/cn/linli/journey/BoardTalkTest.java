package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The two sides of a request reach each other through the platform; and what stops them. */
class BoardTalkTest {
  private static final Marketplace MARKET = new Marketplace();
  private static final Town TOWN = MARKET.town;

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void bothSidesAreToldAndWriteToEachOtherWithoutANumber() {
    var talk = MARKET.published().asked(TOWN.resident(), false);
    assertThat(MARKET.notices(MARKET.owner())).contains("contact.asked");
    assertThat(talk.said(talk.asker(), "在吗").code()).isEqualTo("board.not-now");
    talk.answered(true, false).expect(200);
    assertThat(MARKET.notices(talk.asker())).containsExactly("contact.accepted");
    var first = UUID.randomUUID();
    talk.said(talk.asker(), first, "周三可以送样品").expect(200);
    talk.said(talk.asker(), first, "周三可以送样品").expect(200);
    assertThat(talk.said(MARKET.owner(), first, "周三可以送样品").code()).isEqualTo("board.id-reused");
    assertThat(MARKET.notices(MARKET.owner())).contains("contact.said");
    talk.said(MARKET.owner(), "周三见").expect(200);

    assertThat(MARKET.notices(talk.asker())).contains("contact.said");
    var read = talk.read(MARKET.owner()).expect(200).body();
    assertThat(read).isEqualTo(talk.read(talk.asker()).expect(200).body());
    assertThat(read.path("items").valueStream().map(said -> said.path("by").asString()))
        .containsExactly("asker", "poster");
    assertThat(read.toString()).doesNotContain(talk.person(), MARKET.owner().person());
    assertThat(talk.read(TOWN.resident()).code()).isEqualTo("board.contact-not-found");
    assertThat(talk.said(TOWN.resident(), "我呢").code()).isEqualTo("board.contact-not-found");
    assertThat(talk.phone(MARKET.owner()).code()).isEqualTo("board.not-agreed");
    assertThat(talk.phone(talk.asker()).code()).isEqualTo("board.not-agreed");
  }

  @Test
  void whoAskedIsToldOfANo() {
    var talk = MARKET.published().asked(TOWN.resident(), true);

    talk.answered(false, true).expect(200);

    assertThat(MARKET.notices(talk.asker())).containsExactly("contact.declined");
    assertThat(talk.phone(talk.asker()).code()).isEqualTo("board.not-agreed");
    assertThat(talk.said(MARKET.owner(), "再说").code()).isEqualTo("board.not-now");
  }

  @Test
  void writesSixtyTimesAndIsReadInPages() {
    var talk = MARKET.published().asked(TOWN.resident(), false);
    talk.answered(true, false).expect(200);
    for (int i = 0; i < 60; i++) {
      talk.said(i % 2 == 0 ? talk.asker() : MARKET.owner(), "第" + i).expect(200);
    }

    assertThat(talk.said(talk.asker(), "还有").code()).isEqualTo("board.too-many-words");
    var first = talk.asker().get(talk.path() + "/messages?limit=40").expect(200).body();
    var rest =
        talk.asker()
            .get(talk.path() + "/messages?limit=40&cursor=" + first.path("next").asString())
            .expect(200)
            .body();
    assertThat(rest.path("items")).hasSize(20);
    assertThat(rest.at("/items/19/text").asString()).isEqualTo("第59");
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void whatASuspendedMerchantPostedIsGoneUntilItMaySellAgain() {
    var offer = MARKET.published();
    var waiting = MARKET.posted();
    var talk = offer.asked(TOWN.resident(), true);
    var going = offer.asked(TOWN.resident(), true);
    going.answered(true, true).expect(200);
    assertThat(offer.isShown()).isTrue();

    MARKET.suspension("", "投诉核查");

    assertThat(offer.isShown()).isFalse();
    assertThat(offer.state()).isEqualTo("published");
    var late = new Marketplace.Talk(offer, UUID.randomUUID(), null);
    assertThat(late.ask(TOWN.resident(), true).code()).isEqualTo("board.offer-not-found");
    assertThat(talk.answered(true, true).code()).isEqualTo("board.not-certified");
    assertThat(going.phone(MARKET.owner()).code()).isEqualTo("board.not-certified");
    assertThat(going.said(MARKET.owner(), "在吗").code()).isEqualTo("board.not-certified");
    going.phone(going.asker()).expect(200);
    assertThat(waiting.decided(TOWN.operator(), "publish", 1).code())
        .isEqualTo("board.not-certified");
    MARKET.suspension("/lifting", "核查通过");
    assertThat(offer.isShown()).isTrue();
    talk.answered(true, true).expect(200);
    waiting.decided(TOWN.operator(), "publish", 1).expect(200);
  }

  @Test
  void nobodyReachesAnybodyThroughWhatTheCommitteeTookDown() {
    var offer = MARKET.published();
    var open = offer.asked(TOWN.resident(), true);
    var going = offer.asked(TOWN.resident(), true);
    going.answered(true, true).expect(200);

    offer.vetoed().expect(200);

    assertThat(open.answered(true, true).code()).isEqualTo("board.not-now");
    for (Client side : new Client[] {MARKET.owner(), going.asker()}) {
      assertThat(going.phone(side).code()).isEqualTo("board.not-now");
      assertThat(going.said(side, "在吗").code()).isEqualTo("board.not-now");
    }
    open.answered(false, false).expect(200);
  }

  @Test
  void endsNeitherEarlyNorAfterAnotherEnd() {
    var offer = MARKET.posted(Duration.ofHours(1));
    var vetoed = MARKET.posted(Duration.ofHours(1));
    for (var one : List.of(offer, vetoed)) {
      one.decided(TOWN.operator(), "publish", 1).expect(200);
    }
    vetoed.vetoed().expect(200);

    fallsDue(offer);
    assertThat(offer.state()).isEqualTo("published");
    TOWN.skips(Duration.ofHours(2));
    fallsDue(offer);
    fallsDue(vetoed);

    assertThat(offer.state()).isEqualTo("over");
    assertThat(vetoed.state()).isEqualTo("vetoed");
  }

  private static void fallsDue(Marketplace.Posted offer) {
    var events = new Events(TOWN);
    var due = Map.of("task", "board.over", "ref", offer.id().toString());
    events.deliver("onTicketDue", events.made("board.fell-due", due));
  }

  @Test
  void aMerchantPostsThirtyTimesADayAtTheMost() {
    TOWN.skips(Duration.ofDays(1));
    var first = new Marketplace.Posted(MARKET, UUID.randomUUID());
    first.put(Duration.ofDays(3), 0).expect(200);
    first.put(Duration.ofDays(4), 1).expect(200);
    for (int i = 2; i < 30; i++) {
      new Marketplace.Posted(MARKET, UUID.randomUUID()).put(Duration.ofDays(3), 0).expect(200);
    }

    var more = new Marketplace.Posted(MARKET, UUID.randomUUID());
    assertThat(more.put(Duration.ofDays(3), 0).code()).isEqualTo("board.too-many-today");
    assertThat(first.put(Duration.ofDays(5), 2).code()).isEqualTo("board.too-many-today");
    TOWN.skips(Duration.ofDays(1));
    more.put(Duration.ofDays(3), 0).expect(200);
  }

  @Test
  void nothingIsPublishedWhoseTimeIsOver() {
    var offer = MARKET.posted(Duration.ofHours(1));
    TOWN.skips(Duration.ofHours(2));

    assertThat(offer.decided(TOWN.operator(), "publish", 1).code())
        .isEqualTo("board.until-out-of-range");
    assertThat(offer.state()).isEqualTo("in-review");
  }

  @Test
  void forgetsWhatTheOwnerSaidToOthers() {
    var market = new Marketplace();
    var offer = market.published();
    var talk = offer.asked(market.town.resident(), true);
    talk.answered(true, true).expect(200);
    talk.said(market.owner(), "我姓高").expect(200);
    talk.said(talk.asker(), "好的").expect(200);
    var export = market.owner().get("/me/export").expect(200).body().path("offers").toString();
    assertThat(export).contains("欢迎", "我姓高").doesNotContain("好的", "我们可以提供");
    var events = new Events(market.town);
    var who = Map.of("person", market.owner().person(), "communities", List.of(Town.COMMUNITY));
    var erased = events.made("identity.person-erased", who);

    events.deliver("onTicketDue", erased);
    events.deliver("onTicketDue", erased);

    var left = Dump.items(market.town, "board").toString();
    assertThat(left).contains("我们可以提供", "好的").doesNotContain("欢迎", "我姓高", "求购绿植");
    assertThat(talk.asker().get(Marketplace.HERE + "my-contacts").text("/items/0/state"))
        .isEqualTo("declined");
    assertThat(talk.phone(talk.asker()).code()).isEqualTo("board.not-agreed");
    assertThat(offer.isShown()).isFalse();
    market.town.deployment().close();
  }
}
