package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resident who helps.
 *
 * @param name theirs, masked
 * @param times at which they can as a rule; none fits none
 * @param trainings that they have passed, by their slugs
 * @param recommended whether the committee recommends them, with their consent
 * @param withdrawn whether they help no more
 * @param ratings how often they were rated
 * @param stars all stars that they got
 * @param missed how many shifts they had and did not come to
 * @param revision counts the changes
 */
record Profile(
    CommunityId community,
    PersonId person,
    String name,
    List<String> skills,
    List<Availability> times,
    Map<String, Training> trainings,
    boolean recommended,
    boolean withdrawn,
    int ratings,
    int stars,
    int missed,
    Instant registeredAt,
    int revision) {
  Profile {
    skills = List.copyOf(skills);
    times = List.copyOf(times);
    trainings = Map.copyOf(trainings);
  }

  static Profile first(CommunityId community, PersonId person, String name, Instant now) {
    return new Profile(
        community, person, name, List.of(), List.of(), Map.of(), false, false, 0, 0, 0, now, 0);
  }

  /** The next revision: what they can, and when. */
  Profile offering(String called, List<String> can, List<Availability> at) {
    return new Profile(
        community,
        person,
        called,
        can,
        at,
        trainings,
        recommended,
        false,
        ratings,
        stars,
        missed,
        registeredAt,
        revision + 1);
  }

  /** The next revision: they help no more. */
  Profile ended() {
    return with(trainings, recommended, true, ratings, stars, missed);
  }

  /** The next revision: the committee recommends them. */
  Profile praised() {
    return with(trainings, true, false, ratings, stars, missed);
  }

  /** The next revision: they have passed a training. */
  Profile trained(String id, Training training) {
    var more = new TreeMap<>(trainings);
    more.put(id, training);
    return with(more, recommended, withdrawn, ratings, stars, missed);
  }

  /** The next revision: they were rated. */
  Profile rated(int given) {
    return with(trainings, recommended, withdrawn, ratings + 1, stars + given, missed);
  }

  /** The next revision: they did not come, or did after all. */
  Profile missing(int more) {
    return with(trainings, recommended, withdrawn, ratings, stars, Math.max(0, missed + more));
  }

  private Profile with(
      Map<String, Training> passed,
      boolean praised,
      boolean gone,
      int count,
      int sum,
      int noShows) {
    return new Profile(
        community,
        person,
        name,
        skills,
        times,
        passed,
        praised,
        gone,
        count,
        sum,
        noShows,
        registeredAt,
        revision + 1);
  }

  boolean offersTheSame(List<String> can, List<Availability> at) {
    return !withdrawn && skills.equals(can) && times.equals(at);
  }

  boolean hasSkills(Shift shift) {
    return skills.containsAll(shift.skills());
  }

  boolean isTrained(Shift shift, LocalDate day) {
    return shift.trainings().stream()
        .allMatch(id -> trainings.containsKey(id) && trainings.get(id).counts(day));
  }

  boolean isFree(TimeRange time, ZoneId calendar) {
    return Availability.cover(times, time, calendar);
  }

  /** How well somebody fits a shift. */
  record Fit(boolean skills, boolean trainings, boolean times) {
    boolean isWhole() {
      return skills && trainings && times;
    }
  }

  /** How well they fit; who withdrew fits nothing. */
  Fit fit(Shift shift, ZoneId calendar) {
    var day = LocalDate.ofInstant(shift.time().start(), calendar);
    return new Fit(
        !withdrawn && hasSkills(shift),
        !withdrawn && isTrained(shift, day),
        !withdrawn && isFree(shift.time(), calendar));
  }

  /** For themselves and the centre's people. */
  View view() {
    return view(ratings, stars, missed);
  }

  /** For others who hold a shift: how they were rated and what they missed is not theirs to see. */
  View viewForHolders() {
    return view(null, null, null);
  }

  private View view(Integer count, Integer sum, Integer noShows) {
    return new View(
        person,
        name,
        skills,
        times,
        new TreeMap<>(trainings)
            .entrySet().stream()
                .map(entry -> Training.View.of(entry.getKey(), entry.getValue()))
                .toList(),
        recommended,
        withdrawn,
        count,
        sum,
        noShows,
        registeredAt,
        revision);
  }

  /** What the contract shows. */
  record View(
      PersonId person,
      String name,
      List<String> skills,
      List<Availability> times,
      List<Training.View> trainings,
      boolean recommended,
      boolean withdrawn,
      Integer ratings,
      Integer stars,
      Integer missed,
      Instant registeredAt,
      int revision) {}
}
