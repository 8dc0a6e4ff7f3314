package cn.linli.groupbuy;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.ProductData;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A campaign that is on sale for an hour, for tests of what becomes of its orders. */
public record OpenedCampaign(
    CommunityId community, UUID campaign, UUID merchant, PersonId owner, int minimum) {
  /** What a piece costs. */
  public static final long PRICE = 5_000;

  /** How many there are. */
  public static final int STOCK = 3;

  /** When it is collected from, after it opened, and until when. */
  public static final Duration TO_PICK_UP = Duration.ofHours(2);

  /** A point at which everything is handed out. */
  public static void point(Dynamo dynamo, CommunityId community, PersonId keeper) {
    var writes = new WriteSet(dynamo);
    new PointTable(dynamo)
        .put(writes, new Point(community, "hall", "大厅", "一层", List.of(keeper), true, 1));
    writes.commit();
  }

  /** Writes it, with its stock, as if somebody had passed it just now. */
  public void write(Dynamo dynamo, Instant now) {
    var of = campaign(now);
    var writes = new WriteSet(dynamo);
    new CampaignTable(dynamo).put(writes, of, new IllegalStateException());
    new OfMerchantTable(dynamo).add(writes, of);
    new ShelfTable(dynamo).create(writes, Shelf.first(campaign, null, 0, STOCK));
    new Tasks(dynamo, new Outbox(dynamo, Clock.fixed(now, ZoneOffset.UTC)))
        .at(writes, Tasks.DECIDE, of, of.terms().deadline());
    writes.commit();
  }

  private Campaign campaign(Instant now) {
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
    var from = now.plus(TO_PICK_UP);
    var terms =
        new Terms(
            new Reach(List.of(community), null),
            PRICE,
            List.of(),
            minimum,
            STOCK,
            false,
            2,
            1,
            now,
            now.plus(Duration.ofHours(1)),
            List.of(),
            List.of(new Terms.Window(from, from.plus(Duration.ofDays(2)))),
            Terms.Uncollected.REFUND);
    return new Campaign(
        campaign,
        community,
        merchant,
        owner.toString(),
        ActiveMerchant.payee(merchant),
        ware,
        terms,
        State.ON_SALE,
        null,
        null,
        1);
  }
}
