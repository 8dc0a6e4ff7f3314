package cn.linli.journey;

import cn.linli.journey.Volunteering.Work;
import cn.linli.logs.Silent;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Whether reading gets dearer with the years: every read operation of activities, of those who come
 * to them and of volunteers, in a centre with a hundred past activities against the same centre
 * with a hundred thousand. Whoever asks was at all of them. Prints a table and exits with an error
 * where requests, read units or bytes differ by more than a twentieth.
 *
 * <p>{@code mvn -q -pl functions test-compile exec:exec@activities}
 */
public final class ActivityHistory {
  static final int FEW = 100;
  private static final double MOST = 0.05;

  private final Volunteering at = new Volunteering();
  private final Programme programme = at.programme;
  private final Town town = at.town();
  private final Client proposer = programme.proposer();
  private final Client guest = town.resident();
  private final Client helper = at.volunteer("caring");

  /** Prints what reads cost after some activities and after many. */
  public static void main(String[] args) {
    Silent.Keeper.silence();
    var reads = new ActivityHistory().compare(Integer.getInteger("history.many", 100_000));
    System.out.println(
        "| operation | requests | RRU | bytes | after many: requests | RRU | bytes |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    reads.forEach(read -> System.out.println(read.row()));
    System.exit(reads.stream().allMatch(Read::isNear) ? 0 : 1);
  }

  /** What each read costs with {@link #FEW} past activities, and with many. */
  List<Read> compare(int many) {
    var past = over();
    var now = now();
    var fill = new PastActivities(town, past.event().id(), Volunteering.start(past.event()));
    fill.add(0, FEW);
    var few = costs(past, now);
    fill.add(FEW, many);
    var after = costs(past, now);
    town.deployment().close();
    return few.keySet().stream()
        .map(operation -> new Read(operation, few.get(operation), after.get(operation)))
        .toList();
  }

  /** An activity of which there is everything: a zone, guests, a shift, gifts, words. */
  private Work over() {
    var start = Town.at(town.quietDay(), "14:00");
    var plan =
        programme
            .plan()
            .on(Proposal.session(start, "\"zones\": [\"library\"]"))
            .with(Proposal.ticket("adult", 10, ", \"depositFen\": 2000"))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(programme.soon(), start))
            .more("\"gifts\": [{\"id\": \"brush\", \"name\": \"毛笔\", \"quantity\": 1}]");
    var event = programme.published(plan);
    var work = at.work(event, Volunteering.paid(event, 2, 2_000));
    work.take(helper).expect(200);
    var signedUp = signUp(event, guest);
    signedUp.paid();
    work.begins();
    var operator = town.operator();
    var to = "{\"person\": \"%s\"}".formatted(guest.person());
    operator.put(event.path() + "/sessions/0/check-ins/" + UUID.randomUUID(), to).expect(200);
    operator.put(event.path() + "/gifts/brush/hand-outs/" + UUID.randomUUID(), to).expect(200);
    work.worked(helper);
    work.rate(town.operator(), helper.person(), 5).expect(200);
    signedUp
        .who()
        .put(event.path() + "/my-rating", "{\"stars\": 5, \"comment\": \"老师很耐心\"}")
        .expect(200);
    Eventually.holds(
        () -> {
          at.till.passes(Duration.ofMinutes(10));
          if (!event.page().path("state").asString().equals("over")) {
            throw new AssertionError("not over yet");
          }
        });
    at.till.quiet();
    return work;
  }

  /** One to which people sign up. */
  private Work now() {
    var event = at.event();
    var work = at.work(event, Volunteering.terms(event, 2));
    work.take(town.back(helper.person())).expect(200);
    signUp(event, town.back(guest.person()));
    event.guest("adult");
    town.settles();
    return work;
  }

  private static Programme.Guest signUp(Programme.Event event, Client who) {
    var id = UUID.randomUUID();
    event.signUp(who, id, "{\"ticket\": \"adult\"}", "").expect(200);
    return new Programme.Guest(event, who.person(), id);
  }

  private Map<String, Cost> costs(Work past, Work now) {
    var centre = Volunteering.HERE;
    var month = month(Volunteering.start(now.event()));
    var then = month(Volunteering.start(past.event()));
    var costs = new LinkedHashMap<String, Cost>();
    everybody(costs, now.event(), month);
    reads(costs, "listActivities, of the past", town::anybody, centre + "activities?month=" + then);
    Supplier<Client> mine = () -> town.back(guest.person());
    reads(costs, "listMySignUps", mine, "/me/sign-ups");
    staff(costs, now, past);
    volunteers(costs, now, month);
    return costs;
  }

  private void everybody(Map<String, Cost> costs, Programme.Event event, String month) {
    Supplier<Client> anybody = town::anybody;
    var centre = Volunteering.HERE;
    reads(costs, "listActivities", anybody, centre + "activities?month=" + month);
    reads(costs, "getActivity", anybody, event.path());
    reads(costs, "getActivityPlaces", anybody, event.path() + "/places");
    reads(costs, "listRatings", anybody, event.path() + "/ratings");
    reads(costs, "listActivityKinds", anybody, centre + "activity-kinds");
    Supplier<Client> who = () -> town.back(proposer.person());
    reads(costs, "getActivityProposal", who, event.path() + "/proposal");
    reads(costs, "listActivityDecisions", who, event.path() + "/decisions");
    reads(costs, "listMyProposals", who, centre + "my-activity-proposals");
  }

  private void staff(Map<String, Cost> costs, Work now, Work past) {
    Supplier<Client> operator = town::operator;
    var centre = Volunteering.HERE;
    var event = now.event();
    reads(costs, "listActivitiesInReview", operator, centre + "activities-in-review");
    reads(costs, "listGuests", operator, event.path() + "/guests");
    reads(costs, "listGuests, of the past", operator, past.event().path() + "/guests");
    var checkIns = past.event().path() + "/sessions/0/check-ins";
    reads(costs, "listCheckIns, of the past", operator, checkIns);
    reads(costs, "listIrregularCheckIns", operator, event.path() + "/irregular-check-ins");
    reads(costs, "listRatingsInModeration", operator, event.path() + "/ratings-in-moderation");
    reads(costs, "getDutyReport", operator, centre + "duty-report?year=" + year(event));
    reads(costs, "getDutyPlan", operator, centre + "duty-plans/" + year(event));
    reads(costs, "listVolunteers", operator, centre + "volunteers");
    reads(costs, "listShifts", operator, event.path() + "/shifts");
    reads(costs, "getShift", operator, now.path());
    reads(costs, "listFittingVolunteers", operator, now.path() + "/fitting-volunteers");
    reads(costs, "listShiftVolunteers", operator, now.path() + "/volunteers");
    var hours = centre + "volunteers/" + helper.person();
    reads(costs, "getVolunteer", operator, hours);
    reads(costs, "getVolunteerHours", operator, hours + "/hours");
  }

  private void volunteers(Map<String, Cost> costs, Work now, String month) {
    Supplier<Client> who = () -> town.back(helper.person());
    var centre = Volunteering.HERE;
    reads(costs, "getMyVolunteering", who, centre + "my-volunteering");
    reads(costs, "listOpenShifts", who, centre + "open-shifts?month=" + month);
    reads(costs, "listMyShifts", who, centre + "my-shifts");
    reads(costs, "getMyShift", who, now.path() + "/mine");
    reads(costs, "getMyVolunteerHours", who, centre + "my-volunteer-hours");
    reads(costs, "listMyVolunteerShifts", who, centre + "my-volunteer-hours/shifts");
  }

  private void reads(
      Map<String, Cost> costs, String operation, Supplier<Client> asks, String path) {
    asks.get().get(path).expect(200);
    // What an instance saw before is too old.
    town.passes(Duration.ofMinutes(2));
    var who = asks.get();
    var bytes = new int[1];
    var cost = town.meter().of(() -> bytes[0] = who.get(path).expect(200).raw().body().length());
    costs.put(operation, Cost.of(cost, bytes[0]));
  }

  private static String month(Instant instant) {
    return YearMonth.from(instant.atZone(Town.CALENDAR)).toString();
  }

  private static int year(Programme.Event event) {
    return LocalDate.ofInstant(Volunteering.start(event), Town.CALENDAR).getYear();
  }

  /** What a read costs. */
  record Cost(int requests, double readUnits, int bytes) {
    private static Cost of(Meter.Cost cost, int bytes) {
      return new Cost(cost.requests(), cost.readUnits(), bytes);
    }

    private String row() {
      return String.format(Locale.ROOT, "%d | %.1f | %d", requests, readUnits, bytes);
    }
  }

  /** What a read costs with few past activities, and with many. */
  record Read(String operation, Cost few, Cost many) {
    boolean isNear() {
      return near(few.requests, many.requests)
          && near(few.readUnits, many.readUnits)
          && near(few.bytes, many.bytes);
    }

    private static boolean near(double one, double other) {
      return Math.abs(other - one) <= MOST * Math.max(one, 1e-9);
    }

    private String row() {
      return "| %s | %s | %s |%s"
          .formatted(operation, few.row(), many.row(), isNear() ? "" : " **differs** |");
    }
  }
}
