package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.Glimpses;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.ShardPosition;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many places are left, for everybody; and who comes, for those who hold an activity. */
final class Rosters {
  /** So many rows a page looks at; where few have people, it is short. */
  private static final int MOST_ROWS = 16;

  private final Hall hall;
  private final Places places;
  private final Glimpses<Commands.OfActivity, List<Left>> left;

  Rosters(Hall hall, Places places) {
    this.hall = hall;
    this.places = places;
    this.left = new Glimpses<>(hall.clock());
  }

  /**
   * What is left of an activity's places. Anybody may ask, and an activity may have hundreds of
   * rows: they are looked at once in a second, whoever asks.
   */
  Map<String, List<Left>> places(Commands.OfActivity query) {
    return Map.of("items", left.get(query, () -> look(query)));
  }

  private List<Left> look(Commands.OfActivity query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    var items = new ArrayList<Left>();
    for (var target : targets(offering, query.session())) {
      var free = places.free(offering, target, false);
      for (var ticket : target.tickets(offering)) {
        boolean isOff = Rules.isClosed(offering, target, hall.now()) || offering.state().isOff();
        int left = isOff ? 0 : free.get(ticket.id());
        items.add(new Left(target.session(), ticket.id(), ticket.places(), left));
      }
    }
    return List.copyOf(items);
  }

  private static List<Target> targets(Offering offering, Integer session) {
    return Target.all(offering).stream()
        .filter(target -> session == null || session.equals(target.session()))
        .toList();
  }

  /** What is left of a ticket. */
  record Left(Integer session, String ticket, int places, int left) {}

  /** A page of who comes to something, with masked names, for those who hold it. */
  PageOf<Expected> guests(Principal caller, Commands.PageOfActivity query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    requireHolder(caller, offering);
    var target = Target.of(query.community(), query.activity(), query.session());
    if (!target.exists(offering)) {
      throw SignUpError.NOT_FOUND.refusal();
    }
    var name = "guests %s %s".formatted(query.community(), target.ref());
    Cursors cursors = hall.needs().people().cursors();
    int limit = PageOf.limit(query.limit());
    var rows = rows(offering, target);
    var found = new ArrayList<Expected>();
    var at = cursors.position(name, query.cursor());
    var next = at == null ? "" : at;
    for (int looks = 0; next != null && found.size() < limit && looks < MOST_ROWS; looks++) {
      var position = ShardPosition.of(next);
      next = page(found, offering, target, rows, position, limit);
    }
    return new PageOf<>(found, cursors.after(name, next));
  }

  private record At(String ticket, int number) {}

  private static List<At> rows(Offering offering, Target target) {
    var rows = new ArrayList<At>();
    for (var ticket : target.tickets(offering)) {
      for (int number = 0; number < ticket.rows(); number++) {
        rows.add(new At(ticket.id(), number));
      }
    }
    return rows;
  }

  /** Adds people of a row, in the order of their ids, and says where to go on. */
  private String page(
      List<Expected> found,
      Offering offering,
      Target target,
      List<At> rows,
      ShardPosition position,
      int limit) {
    if (position.shard() >= rows.size()) {
      return null;
    }
    var at = rows.get(position.shard());
    var people =
        hall.rows().find(target, at.ticket(), at.number()).people().stream()
            .map(PersonId::toString)
            .filter(id -> position.after() == null || id.compareTo(position.after()) > 0)
            .sorted()
            .toList();
    for (var id : people) {
      if (found.size() == limit) {
        return position.next(found.getLast().person().toString(), rows.size());
      }
      hall.signUps()
          .find(Hall.key(offering, target, PersonId.of(id)))
          .filter(signUp -> signUp.state().hasPlace())
          .map(Expected::of)
          .ifPresent(found::add);
    }
    return position.next(null, rows.size());
  }

  /** The centre's people, and whoever holds it. */
  static void requireHolder(Principal caller, Offering offering) {
    boolean isHolder = caller.is(Role.OPERATOR, Role.COMMITTEE) || offering.isHeldBy(caller);
    if (!isHolder) {
      throw SignUpError.NOT_FOUND.refusal();
    }
  }

  /** Somebody who comes: never more than a masked name (domain: 不收集居民信息). */
  record Expected(
      PersonId person,
      String name,
      String ticket,
      SignUpState state,
      UUID signUp,
      boolean photo,
      Instant placedAt,
      int attended,
      String guestCode,
      List<Integer> cameTo) {
    static Expected of(SignUp signUp) {
      return new Expected(
          signUp.person(),
          signUp.name(),
          signUp.ticket(),
          signUp.state(),
          signUp.id(),
          signUp.photo(),
          signUp.placedAt(),
          signUp.attended(),
          GuestCodes.of(signUp),
          signUp.cameTo().stream().sorted().toList());
    }
  }
}
