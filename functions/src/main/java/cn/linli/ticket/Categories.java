package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Shown;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The categories of a community: those of the deployment, with what it has changed. */
final class Categories {
  static final int MOST = 50;
  private static final Duration SHOWN = Duration.ofMinutes(1);

  private final Office office;

  Categories(Office office) {
    this.office = office;
  }

  /** What every community starts with. */
  private static Map<String, Category> first(CommunityId community) {
    return List.of(
            of(community, "environment", "环境卫生", Role.OPERATOR, 72),
            of(community, "facility", "设施维修", Role.OPERATOR, 72),
            of(community, "safety", "安全隐患", Role.COMMITTEE, 24),
            of(community, "neighbours", "邻里纠纷", Role.COMMITTEE, 120),
            of(community, "policy", "政策咨询", Role.COMMITTEE, 72),
            of(community, "services", "便民服务", Role.OPERATOR, 48),
            of(community, "legal", "法律咨询", Role.LEGAL, 120),
            of(community, "other", "其他", Role.COMMITTEE, 120))
        .stream()
        .collect(Collectors.toMap(Category::id, Function.identity()));
  }

  private static Category of(CommunityId community, String id, String name, Role desk, int hours) {
    return new Category(community, id, name, desk, null, hours, false, 0);
  }

  private Map<String, Category> all(CommunityId community) {
    var all = new TreeMap<>(first(community));
    office.categories().list(community).forEach(row -> all.put(row.id(), row));
    return all;
  }

  /** One under which something new may come; refuses any other. */
  Category open(CommunityId community, String id) {
    var found = all(community).get(id);
    if (found == null || found.retired()) {
      throw TicketError.CATEGORY_UNKNOWN.refusal();
    }
    return found;
  }

  /** Under which something may be brought, for everybody. */
  Shown list(Commands.OfCommunity query) {
    office.needs().communities().calendar(query.community());
    var open =
        all(query.community()).values().stream()
            .filter(category -> !category.retired())
            .map(Category::view)
            .toList();
    return new Shown(Map.of("items", open), SHOWN);
  }

  /** All of them, with who gets what, for the staff. */
  Map<String, Collection<Category.StaffView>> rules(Commands.OfCommunity query) {
    return Map.of(
        "items", all(query.community()).values().stream().map(Category::staffView).toList());
  }

  /** Adds or changes one. */
  Category.StaffView put(Principal caller, Commands.PutCategory command) {
    var next = command.asCategory();
    var known = all(next.community());
    if (next.equals(known.get(next.id()))) {
      return next.staffView();
    }
    Fault.checks()
        .that(known.containsKey(next.id()) || known.size() < MOST, "", "there are so many already")
        .orRefuse();
    if (next.handler() != null) {
      office.requireDesk(next.handler(), next.community(), next.desk());
    }
    var writes = office.writes();
    office.categories().put(writes, next);
    office
        .audit()
        .add(
            writes,
            next.community(),
            caller.person(),
            "ticket-category-changed",
            next.id(),
            next.desk() + " " + next.hours(),
            null);
    writes.commit();
    return next.staffView();
  }

  /** One of a seed file. */
  void seed(Commands.PutCategory command) {
    var next = command.asCategory();
    if (!next.equals(all(next.community()).get(next.id()))) {
      var writes = office.writes();
      office.categories().put(writes, next);
      writes.commit();
    }
  }
}
