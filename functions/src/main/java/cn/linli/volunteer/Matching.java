package cn.linli.volunteer;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which shifts fit a volunteer, and which volunteers fit a shift. */
final class Matching {
  /** Of those who fit there may be few: so many are looked through for a page of them. */
  private static final int LOOKED_THROUGH = 100;

  private final Bureau bureau;
  private final Cursors cursors;

  Matching(Bureau bureau) {
    this.bureau = bureau;
    this.cursors = bureau.needs().people().cursors();
  }

  /** A page of a month's shifts that can be taken, with how well the caller fits each. */
  PageOf<Shift.View> open(Principal caller, Commands.ListOpen query) {
    var community = query.community();
    var now = bureau.now();
    var month = query.month() == null ? YearMonth.from(bureau.day(community, now)) : query.month();
    requireOurTimes(month);
    int limit = PageOf.limit(query.limit());
    var name = "shifts %s %s %s".formatted(community, month, query.fits());
    var at = cursors.position(name, query.cursor());
    // What has started cannot be taken: the list begins behind it.
    var after = at == null ? ListedTable.order(now) : at;
    var page = bureau.listed().page(community, month, after, limit);
    var profile = bureau.profiles().find(community, caller.person());
    var found = new ArrayList<Shift.View>();
    for (var row : page.items()) {
      bureau
          .shifts()
          .glance(community, row.activity(), row.shift())
          .filter(shift -> shift.state() == ShiftState.OPEN && !shift.hasStarted(now))
          .flatMap(shift -> view(caller.person(), profile, shift, query.fits()))
          .ifPresent(found::add);
    }
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  private static void requireOurTimes(YearMonth month) {
    if (month.getYear() < 2000 || month.getYear() > 2999) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("month", "is one of our times")));
    }
  }

  private Optional<Shift.View> view(
      PersonId caller, Optional<Profile> profile, Shift shift, boolean onlyFitting) {
    boolean isMine = shift.people().contains(caller);
    var fit =
        profile
            .map(one -> one.fit(shift, bureau.zone(shift.community())))
            .orElse(new Profile.Fit(false, false, false));
    boolean isShown = !onlyFitting || (fit.isWhole() && !shift.isFull() && !isMine);
    return isShown ? Optional.of(shift.view(fit, isMine)) : Optional.empty();
  }

  /** A page of the volunteers who fit a shift and do not have it, with masked names. */
  PageOf<Profile.View> fitting(Principal caller, Commands.PageOfShift query) {
    bureau.requireLooker(caller, query.community(), query.activity());
    var shift = bureau.shift(query.which());
    int limit = PageOf.limit(query.limit());
    var name = "fitting %s %s".formatted(query.community(), shift.id());
    var after = cursors.position(name, query.cursor());
    var page = bureau.profiles().page(query.community(), after, LOOKED_THROUGH);
    var found = new ArrayList<Profile.View>();
    var zone = bureau.zone(query.community());
    boolean isStaff = Bureau.isStaff(caller);
    for (var profile : page.items()) {
      if (!shift.people().contains(profile.person()) && profile.fit(shift, zone).isWhole()) {
        found.add(isStaff ? profile.view() : profile.viewForHolders());
        if (found.size() == limit) {
          var last = profile.person().toString();
          return new PageOf<>(found, cursors.after(name, last));
        }
      }
    }
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  /** Who has a shift, for those who hold it. */
  Map<String, List<AssignmentView>> on(Principal caller, Commands.OfShift query) {
    bureau.requireLooker(caller, query.community(), query.activity());
    var shift = bureau.shift(query);
    boolean isStaff = Bureau.isStaff(caller);
    var items =
        shift.people().stream()
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .flatMap(person -> bureau.assignments().find(Assignment.Key.of(shift, person)).stream())
            .map(assignment -> AssignmentView.held(assignment, isStaff))
            .toList();
    return Map.of("items", items);
  }
}
