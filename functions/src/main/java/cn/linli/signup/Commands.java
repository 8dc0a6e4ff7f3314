package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What people ask about coming to activities. */
final class Commands {
  private static final String MINI_PROGRAM = "mini-program";

  private Commands() {}

  /**
   * Somebody who shall come.
   *
   * @param minor the caller's id of a minor they act for, or null for themselves
   */
  record Participant(UUID minor, String ticket) {}

  /** An answer to a question of the form. */
  record Answer(String question, String answer) {}

  /** What becomes of a sign-up for which there are not enough places. */
  enum IfFull {
    REFUSE,
    WAIT;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A sign-up to make.
   *
   * @param session counted from 0, or null for all
   * @param split whether some come, where there are not places for all
   * @param photo whether pictures of them may be taken
   * @param app where it is paid, if it costs something
   */
  record Place(
      CommunityId community,
      UUID activity,
      UUID signUp,
      Integer session,
      List<Participant> people,
      IfFull ifFull,
      Boolean split,
      List<Answer> answers,
      Boolean photo,
      String app) {
    Place {
      people = List.copyOf(people);
      split = split != null && split;
      photo = photo != null && photo;
      app = app == null ? MINI_PROGRAM : app;
      answers = answers == null ? List.of() : List.copyOf(answers);
      ifFull = ifFull == null ? IfFull.REFUSE : ifFull;
      Fault.checks()
          .that(
              people.stream().map(Participant::minor).distinct().count() == people.size(),
              "/people",
              "are named once each")
          .that(
              answers.stream().map(Answer::question).distinct().count() == answers.size(),
              "/answers",
              "answer each question once")
          .orRefuse();
    }

    Target target() {
      return Target.of(community, activity, session);
    }
  }

  /** Nothing in particular. */
  record Nothing() {}

  /** A sign-up by its id. */
  record OfSignUp(CommunityId community, UUID activity, UUID signUp) {}

  /** A sign-up that its booker is about to pay. */
  record Open(CommunityId community, UUID activity, UUID signUp, String app) {
    Open {
      app = app == null ? MINI_PROGRAM : app;
    }

    OfSignUp which() {
      return new OfSignUp(community, activity, signUp);
    }
  }

  /**
   * People who do not come after all.
   *
   * @param people those; null for all who are signed up together
   */
  record Cancel(CommunityId community, UUID activity, UUID signUp, List<Participant> people) {
    OfSignUp which() {
      return new OfSignUp(community, activity, signUp);
    }
  }

  /** A page of the caller's, or of a minor's they act for. */
  record Mine(UUID minor, Integer limit, String cursor) {}

  /**
   * What is left of an activity's places.
   *
   * @param session only of what is for this one, counted from 0; null for everything
   */
  record OfActivity(CommunityId community, UUID activity, Integer session) {}

  /** A page of who comes. */
  record PageOfActivity(
      CommunityId community, UUID activity, Integer session, Integer limit, String cursor) {}

  /**
   * Somebody who is let in.
   *
   * @param code that is read, or null where the person is named or has said their short code
   * @param at when, where that was before it is told of
   */
  record Let(
      CommunityId community,
      UUID activity,
      int sessionNumber,
      UUID checkIn,
      String code,
      PersonId person,
      String guestCode,
      Instant at) {
    Let {
      long named = Stream.of(code, person, guestCode).filter(Objects::nonNull).count();
      Fault.checks()
          .that(named == 1, "/code", "is there, or the person or their short code, and one of them")
          .orRefuse();
    }
  }

  /** A page of who came to a session. */
  record PageOfSession(
      CommunityId community, UUID activity, int sessionNumber, Integer limit, String cursor) {}

  /**
   * Somebody who waited and is at the door.
   *
   * @param insteadOf somebody who has not come, or null where a place is free
   */
  record Substitute(
      CommunityId community,
      UUID activity,
      int sessionNumber,
      PersonId guest,
      PersonId insteadOf) {}

  /**
   * Whether pictures may be taken of somebody.
   *
   * @param minor the caller's id of a minor they act for, or null for themselves
   */
  record Photo(CommunityId community, UUID activity, UUID signUp, UUID minor, boolean photo) {
    OfSignUp which() {
      return new OfSignUp(community, activity, signUp);
    }
  }

  /** Somebody whose answers are read, and why. */
  record ReadAnswers(
      CommunityId community, UUID activity, PersonId guest, Integer session, String purpose) {}

  /** What somebody of the centre makes of an irregular check-in. */
  record Settle(
      CommunityId community,
      UUID activity,
      int sessionNumber,
      UUID checkIn,
      String decision,
      String reason) {
    boolean accepts() {
      return decision.equals("accept");
    }
  }

  /**
   * A page of ratings whose words are not shown.
   *
   * @param state those that wait for somebody to read them, or those that are hidden
   */
  record PageOfModeration(
      CommunityId community, UUID activity, String state, Integer limit, String cursor) {
    PageOfModeration {
      state = state == null ? Rating.State.WAITING.toString() : state;
    }
  }

  /**
   * A place that somebody takes over.
   *
   * @param photo whether pictures of them may be taken
   */
  record TakeOver(
      CommunityId community,
      UUID activity,
      UUID signUp,
      String code,
      List<Answer> answers,
      Boolean photo) {
    TakeOver {
      photo = photo != null && photo;
      answers = answers == null ? List.of() : List.copyOf(answers);
    }
  }

  /** Something that is handed out to somebody. */
  record HandOut(
      CommunityId community, UUID activity, String gift, UUID handOut, PersonId person) {}

  /**
   * What somebody thinks of an activity.
   *
   * @param minor who was there, if it was not the caller
   */
  record Rate(CommunityId community, UUID activity, UUID minor, int stars, String comment) {}

  /** What somebody of the staff makes of a rating's words. */
  record Moderate(
      CommunityId community, UUID activity, PersonId guest, String decision, int revision) {
    boolean shows() {
      return decision.equals("show");
    }
  }
}
