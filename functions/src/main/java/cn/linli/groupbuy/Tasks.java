package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.UUID;

/** What is owed about campaigns and orders. */
final class Tasks {
  /** A campaign is to be decided, by {@code <campaign>/<where>}. */
  static final String DECIDE = "groupbuy.decide";

  /** What a campaign's state means for each order, by {@code <campaign>/<where>}. */
  static final String CASCADE = "groupbuy.cascade";

  /** The same in one community of it, by {@code <campaign>/<where>/<community>}. */
  static final String STOP = "groupbuy.stop";

  /**
   * More campaigns of a merchant may have to be stopped in a community, by {@code
   * <merchant>/<campaign>/<about>}.
   */
  static final String STOP_MORE = "groupbuy.stop-more";

  /** A campaign is on sale: whoever said no to it in the same moment may not have seen it. */
  static final String LISTED = "groupbuy.listed";

  /** Somebody shall be reminded to collect. */
  static final String REMIND = "groupbuy.remind";

  /** Nobody can collect any more. */
  static final String UNCOLLECTED = "groupbuy.uncollected";

  /** A campaign may be over, by {@code <campaign>/<where>}. */
  static final String CLOSE = "groupbuy.close";

  /** What was paid for an order goes back, by its key. */
  static final String REFUND = "groupbuy.refund";

  /** An order's merchant is to be paid. */
  static final String SETTLE = "groupbuy.settle";

  /** WeChat is to be told that an order was handed out. */
  static final String SHIP = "groupbuy.ship";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("groupbuy.fell-due", 1, community, data));
  }

  void now(WriteSet writes, String task, Campaign campaign) {
    errands.now(writes, task, campaign.home(), campaign.id().toString());
  }

  void at(WriteSet writes, String task, Campaign campaign, Instant at) {
    errands.at(writes, task, campaign.home(), campaign.id().toString(), at);
  }

  /** Goes on with something long where it stopped. */
  void goOn(WriteSet writes, String task, CommunityId home, UUID campaign, String where) {
    errands.now(writes, task, home, campaign + "/" + where);
  }

  /** Goes on with a merchant's campaigns in a community that has said no. */
  void stopMore(WriteSet writes, CommunityId community, String ref) {
    errands.now(writes, STOP_MORE, community, ref);
  }

  /** The same as going on, later. */
  void goOnAt(
      WriteSet writes, String task, CommunityId home, UUID campaign, String where, Instant at) {
    errands.at(writes, task, home, campaign + "/" + where, at);
  }

  void now(WriteSet writes, String task, Order order) {
    errands.now(writes, task, order.home(), order.key().ref());
  }

  void at(WriteSet writes, String task, Order order, Instant at) {
    errands.at(writes, task, order.home(), order.key().ref(), at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}
