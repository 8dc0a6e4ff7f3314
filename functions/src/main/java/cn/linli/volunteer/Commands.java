package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What people ask of volunteering. */
final class Commands {
  /** What the provider sends at least, in fen. */
  private static final long LEAST_FEN = 10;

  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int DAY_BEFORE = 24 * 60;

  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** A topic to add or change. */
  record PutTopic(
      CommunityId community,
      String skill,
      String training,
      String name,
      Boolean retired,
      int revision) {
    PutTopic {
      retired = retired != null && retired;
      CommunityId.slug(skill == null ? training : skill);
    }

    Topic asTopic() {
      var sort = skill == null ? Topic.Sort.TRAINING : Topic.Sort.SKILL;
      var id = skill == null ? training : skill;
      return new Topic(community, sort, id, name, retired, revision + 1);
    }
  }

  /** What the caller can, and when. */
  record Register(
      CommunityId community, List<String> skills, List<Availability> times, int revision) {
    Register {
      skills = skills.stream().sorted().toList();
      times = List.copyOf(times);
      var checks = Fault.checks();
      for (int i = 0; i < times.size(); i++) {
        checks.that(times.get(i).isInOrder(), "/times/" + i + "/to", "is later than from");
      }
      checks
          .that(areDistinct(skills), "/skills", "are named once each")
          .that(areDistinct(times), "/times", "are named once each")
          .orRefuse();
    }
  }

  private static boolean areDistinct(List<?> items) {
    return items.stream().distinct().count() == items.size();
  }

  /** A volunteer of a community. */
  record OfVolunteer(CommunityId community, PersonId volunteer) {}

  /** Somebody whom the committee recommends. */
  record Recommend(CommunityId community, PersonId volunteer, String reason) {}

  /** What the caller says to being recommended. */
  record AnswerRecommendation(CommunityId community, boolean accept) {}

  /** A training that somebody has passed. */
  record RecordTraining(
      CommunityId community,
      PersonId volunteer,
      String training,
      LocalDate passedOn,
      LocalDate expiresOn) {
    RecordTraining {
      CommunityId.slug(training);
      Fault.checks()
          .that(
              expiresOn == null || !expiresOn.isBefore(passedOn),
              "/expiresOn",
              "is not before it was passed")
          .orRefuse();
    }
  }

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A shift to write. */
  record PutShift(
      CommunityId community,
      UUID activity,
      UUID shift,
      Integer session,
      Instant from,
      Instant until,
      Integer wanted,
      List<String> skills,
      List<String> trainings,
      Long stipendFen,
      String description,
      Integer withdrawMinutes,
      int revision) {
    PutShift {
      session = session == null ? 0 : session;
      skills = skills == null ? List.of() : skills.stream().sorted().toList();
      trainings = trainings == null ? List.of() : trainings.stream().sorted().toList();
      stipendFen = stipendFen == null ? 0 : stipendFen;
      withdrawMinutes = withdrawMinutes == null ? DAY_BEFORE : withdrawMinutes;
      Fault.checks()
          .that(
              from.isBefore(until) && !from.plus(LONGEST).isBefore(until),
              "/until",
              "is later than from, by twelve hours at most")
          .that(areDistinct(skills), "/skills", "are named once each")
          .that(areDistinct(trainings), "/trainings", "are named once each")
          .that(
              stipendFen == 0 || stipendFen >= LEAST_FEN,
              "/stipendFen",
              "is nothing, or what can be sent")
          .orRefuse();
    }

    OfShift which() {
      return new OfShift(community, activity, shift);
    }

    TimeRange time() {
      return new TimeRange(from, until);
    }

    Money stipend() {
      return new Money(stipendFen);
    }
  }

  /** A shift by its id. */
  record OfShift(CommunityId community, UUID activity, UUID shift) {}

  /** All shifts of an activity. */
  record OfActivity(CommunityId community, UUID activity) {}

  /** A shift that is ended for a reason. */
  record CancelShift(CommunityId community, UUID activity, UUID shift, String reason) {
    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** A page of the volunteers for a shift. */
  record PageOfShift(
      CommunityId community, UUID activity, UUID shift, Integer limit, String cursor) {
    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** A page of a month's open shifts. */
  record ListOpen(
      CommunityId community, YearMonth month, Boolean fits, Integer limit, String cursor) {
    ListOpen {
      fits = fits != null && fits;
    }
  }

  /** Somebody who shall not come. */
  record Remove(
      CommunityId community, UUID activity, UUID shift, PersonId volunteer, String reason) {
    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** Somebody who stands before the holder: by their code, or by their id. */
  record Attend(CommunityId community, UUID activity, UUID shift, PersonId person, String code) {
    Attend {
      Fault.checks()
          .that((person == null) != (code == null), "/code", "is there, or a person, but not both")
          .orRefuse();
    }

    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** When somebody really came and went. */
  record Correct(
      CommunityId community,
      UUID activity,
      UUID shift,
      PersonId volunteer,
      Instant checkedInAt,
      Instant checkedOutAt,
      String reason) {
    Correct {
      Fault.checks()
          .that(!checkedOutAt.isBefore(checkedInAt), "/checkedOutAt", "is not before checking in")
          .orRefuse();
    }

    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** What somebody's work was like. */
  record Rate(
      CommunityId community,
      UUID activity,
      UUID shift,
      PersonId volunteer,
      Integer stars,
      String words) {
    OfShift which() {
      return new OfShift(community, activity, shift);
    }
  }

  /** The caller's hours of a year. */
  record OwnYear(CommunityId community, Integer year) {}

  /** Somebody's hours of a year. */
  record YearOf(CommunityId community, PersonId volunteer, Integer year) {}

  /** A page of the caller's hours of a month. */
  record OwnMonth(CommunityId community, YearMonth month, Integer limit, String cursor) {}
}
