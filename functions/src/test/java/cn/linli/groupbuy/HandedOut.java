package cn.linli.groupbuy;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.ProductData;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order that was collected just now, for tests of what comes after it. */
public record HandedOut(
    CommunityId community, UUID campaign, UUID order, UUID merchant, PersonId owner) {
  /** What a piece of it costs, and all of it: it is one. */
  public static final long PRICE = 10_000;

  /** Writes it, with a campaign of its own in which it is all that was sold. */
  public void write(Dynamo dynamo, String payee, PersonId person, Instant now) {
    var soldAt = now.minus(Duration.ofDays(2));
    var campaign = campaign(payee, soldAt);
    var writes = new WriteSet(dynamo);
    new CampaignTable(dynamo).put(writes, campaign, new IllegalStateException());
    new JoinedTable(dynamo).create(writes, campaign.id(), community);
    new ShelfTable(dynamo).create(writes, new Shelf(campaign.id(), null, 0, 9, 0, 1, true));
    var collected = order(campaign, person, soldAt, now);
    new OrderTable(dynamo).put(writes, collected);
    var settled = now.plus(Duration.ofDays(ActiveMerchant.AFTER_SALE_DAYS));
    new Tasks(dynamo, new Outbox(dynamo, Clock.fixed(now, ZoneOffset.UTC)))
        .at(writes, Tasks.SETTLE, collected, settled);
    var buyer = Buyer.none(person, campaign.id(), campaign.terms().deadline());
    new BuyerTable(dynamo).put(writes, buyer.with(collected));
    writes.commit();
  }

  private Campaign campaign(String payee, Instant soldAt) {
    var data =
        new ProductData(
            "平谷大桃", "fruit", "新鲜", "箱", PRICE, PRICE, null, List.of(), "平谷", null, null);
    var ware =
        new Ware(
            UUID.randomUUID(),
            1,
            data,
            ActiveMerchant.FEE_PER_MILLE,
            ActiveMerchant.AFTER_SALE_DAYS);
    var deadline = soldAt.plus(Duration.ofDays(1));
    var terms =
        new Terms(
            new Reach(List.of(community), null),
            PRICE,
            List.of(),
            1,
            10,
            false,
            5,
            1,
            soldAt,
            deadline,
            List.of(),
            List.of(new Terms.Window(deadline, deadline.plus(Duration.ofDays(3)))),
            Terms.Uncollected.REFUND);
    return new Campaign(
        campaign,
        community,
        merchant,
        owner.toString(),
        payee,
        ware,
        terms,
        State.SUCCEEDED,
        null,
        1,
        1);
  }

  private Order order(Campaign of, PersonId person, Instant soldAt, Instant now) {
    return new Order(
        order,
        community,
        of.id(),
        community,
        person,
        "张**",
        1,
        new Money(PRICE),
        "hall",
        Map.of(0, 1),
        soldAt,
        soldAt,
        OrderState.COLLECTED,
        soldAt,
        now,
        UUID.randomUUID(),
        0,
        1);
  }
}
