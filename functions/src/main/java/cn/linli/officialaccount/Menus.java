package cn.linli.officialaccount;

import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Gate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The menu, for those who publish it. Only looking waits for WeChat; what shall change is owed and
 * done by the worker.
 */
final class Menus {
  private static final Logger LOG = LoggerFactory.getLogger(Menus.class);
  private static final String ONLY = "menu";

  private final Desk desk;
  private final MenuFile file;
  private final Replies replies;

  Menus(Desk desk, MenuFile file, Replies replies) {
    this.desk = desk;
    this.file = file;
    this.replies = replies;
  }

  /** What publishing would change now. */
  Difference.View difference() {
    return asked(this::look).view();
  }

  /** How far the last order is. */
  Publication.View last() {
    return desk.publications().find().orElseThrow(OfficialAccountError.NOT_FOUND::refusal).view();
  }

  /** Orders what somebody saw. Where nothing would change, nothing does. */
  Publication.View publish(Principal caller, Commands.Publish command) {
    var seen = asked(this::look);
    return Stale.again(
        () -> {
          var known = desk.publications().find();
          var same = known.filter(order -> order.stands(command.digest(), seen));
          if (same.isPresent()) {
            return same.get().view();
          }
          if (!seen.hasDigest(command.digest())) {
            throw OfficialAccountError.MENU_NOT_SEEN.refusal();
          }
          boolean isSame = seen.changes().isEmpty();
          int revision = known.map(Publication::revision).orElse(0) + 1;
          var order =
              new Publication(
                  command.digest(),
                  caller.person(),
                  desk.now(),
                  isSame ? Publication.State.PUBLISHED : Publication.State.ORDERED,
                  null,
                  revision);
          if (!isSame) {
            var writes = desk.writes();
            desk.publications().put(writes, order);
            desk.tasks().now(writes, Tasks.MENU, ONLY);
            desk.audit()
                .add(
                    writes,
                    Gate.PLATFORM,
                    caller.person(),
                    "menu-published",
                    ONLY,
                    command.digest(),
                    null);
            writes.commit();
          }
          return order.view();
        });
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (AccountFailure failure) {
      throw OfficialAccountError.WECHAT_UNAVAILABLE.refusal();
    }
  }

  private Difference look() {
    return difference(PublishedMenus.of(desk.account()), menus());
  }

  private static Difference difference(PublishedMenus published, List<MenuFile.Menu> menus) {
    var wanted = new TreeMap<String, Map<String, String>>();
    menus.forEach(menu -> wanted.put(menu.name(), Buttons.lines(menu.buttons())));
    return new Difference(published.lines(), wanted);
  }

  /** The menus of this stage; refuses those that WeChat would. */
  private List<MenuFile.Menu> menus() {
    var web = desk.needs().pages().home().orElse("");
    var menus = file.menus(desk.account().miniProgram(), web);
    var faults = MenuRules.faults(file, menus, replies::answers);
    if (!faults.isEmpty()) {
      throw OfficialAccountError.MENU_UNFIT.refusal(String.join("; ", faults));
    }
    return menus;
  }

  /** The errand: publishes what was ordered. */
  void work(Tasks.Which which) {
    var order = desk.publications().find().filter(Publication::isOpen);
    if (order.isEmpty()) {
      return;
    }
    try {
      publish(order.get());
    } catch (Stale another) {
      LOG.info("another order, or another worker, has taken over");
    } catch (Refusal unfit) {
      fail(order.get(), unfit.code().answer().code());
    } catch (AccountFailure failure) {
      if (failure.kind() == AccountFailure.Kind.REFUSED || which.isLast()) {
        // A filter of the template counts these words, and an alarm looks at the count.
        LOG.warn("an errand at the Official Account is given up: {}", failure.getMessage());
        fail(order.get(), failure.getMessage());
      } else {
        var writes = desk.writes();
        desk.tasks().at(writes, Tasks.MENU, which.again(), desk.now().plus(which.pause()));
        writes.commit();
      }
    }
  }

  private void publish(Publication ordered) {
    var account = desk.account();
    var published = PublishedMenus.of(account);
    var menus = menus();
    var difference = difference(published, menus);
    var order = ordered;
    if (order.state() == Publication.State.ORDERED) {
      if (!difference.hasDigest(order.digest())) {
        become(order, Publication.State.OVERTAKEN, null);
        return;
      }
      order = become(order, Publication.State.BEGUN, null);
    }
    new Publishing(account, published, difference).publish(menus);
    become(order, Publication.State.PUBLISHED, null);
  }

  private void fail(Publication order, String reason) {
    desk.publications()
        .find()
        .filter(now -> now.isOpen() && now.at().equals(order.at()))
        .ifPresent(now -> become(now, Publication.State.FAILED, reason));
  }

  private Publication become(Publication order, Publication.State state, String reason) {
    var next = order.with(state, reason);
    var writes = desk.writes();
    desk.publications().put(writes, next);
    writes.commit();
    return next;
  }
}
