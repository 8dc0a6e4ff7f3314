package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What somebody has given of their time. */
final class Statements {
  private final Bureau bureau;
  private final Codes codes;
  private final Cursors cursors;

  Statements(Bureau bureau) {
    this.bureau = bureau;
    this.codes = new Codes(bureau.needs().keys());
    this.cursors = bureau.needs().people().cursors();
  }

  /** A month of a year's statement. */
  record Month(String month, int minutes, int shifts) {
    private static Month of(YearMonth month, Year.Sum sum) {
      return new Month(month.toString(), sum.minutes(), sum.shifts());
    }
  }

  /** A year's statement, and all that was before. */
  record Hours(
      PersonId person,
      int year,
      int minutes,
      int shifts,
      List<Month> months,
      int totalMinutes,
      int totalShifts) {}

  Hours own(Principal caller, Commands.OwnYear query) {
    return of(query.community(), caller.person(), query.year());
  }

  /** The same for the centre's people. */
  Hours of(Commands.YearOf query) {
    if (bureau.profiles().find(query.community(), query.volunteer()).isEmpty()) {
      throw VolunteerError.NOT_FOUND.refusal();
    }
    return of(query.community(), query.volunteer(), query.year());
  }

  private Hours of(CommunityId community, PersonId person, Integer asked) {
    int year = asked == null ? bureau.day(community, bureau.now()).getYear() : asked;
    var sums = bureau.years().get(community, person, year);
    var ever = bureau.years().ever(community, person);
    return new Hours(
        person,
        year,
        sums.whole().minutes(),
        sums.whole().shifts(),
        sums.months().entrySet().stream()
            .map(month -> Month.of(YearMonth.of(year, month.getKey()), month.getValue()))
            .toList(),
        ever.minutes(),
        ever.shifts());
  }

  /** A page of the caller's hours of a month. */
  PageOf<Worked.View> month(Principal caller, Commands.OwnMonth query) {
    var month =
        query.month() == null
            ? YearMonth.from(bureau.day(query.community(), bureau.now()))
            : query.month();
    var name = "worked %s %s %s".formatted(query.community(), caller.person(), month);
    var page =
        bureau
            .worked()
            .page(
                query.community(),
                caller.person(),
                month,
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Worked::view).toList(), cursors.after(name, page.last()));
  }

  /** A page of the caller's shifts, the latest first. */
  PageOf<AssignmentView> shifts(Principal caller, Commands.PageOfCommunity query) {
    var name = "my shifts %s %s".formatted(query.community(), caller.person());
    var page =
        bureau
            .assignments()
            .page(
                query.community(),
                caller.person(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(one -> AssignmentView.own(one, codes)).toList(),
        cursors.after(name, page.last()));
  }

  /** All totals of a person, for their export. */
  List<Map<String, Integer>> years(CommunityId community, PersonId person) {
    return bureau.years().all(community, person).stream()
        .map(
            year ->
                Map.of(
                    "year",
                    year.year(),
                    "minutes",
                    year.whole().minutes(),
                    "shifts",
                    year.whole().shifts()))
        .toList();
  }
}
