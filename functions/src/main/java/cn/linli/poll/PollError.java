package cn.linli.poll;

import cn.linli.shared.ErrorCode;

/** How contests and polls say no. */
public enum PollError implements ErrorCode {
  CONTEST_NOT_FOUND("poll.contest-not-found", 404, false, "There is no such contest here"),
  POLL_NOT_FOUND("poll.poll-not-found", 404, false, "There is no such poll here"),
  ENTRY_NOT_FOUND("poll.entry-not-found", 404, false, "There is no such entry here"),
  VOTE_NOT_FOUND("poll.vote-not-found", 404, false, "You did not vote on this day"),
  AWARD_NOT_FOUND("poll.award-not-found", 404, false, "There is no such award in this contest"),
  ID_REUSED("poll.id-reused", 409, false, "This id belongs to something else"),
  OWN("poll.own", 403, false, "Nobody decides about what is their own, or votes for it"),
  ADULTS_ONLY("poll.adults-only", 403, false, "Only adults take part"),
  OF_AGE("poll.of-age", 403, false, "Whoever is of age takes part without a guardian"),
  NOT_IN_AUDIENCE("poll.not-in-audience", 403, false, "This poll asks people of another age"),
  NOT_NOW("poll.not-now", 409, false, "It is not in a state in which this can be done"),
  NOT_TODAY("poll.not-today", 409, false, "A vote is for today, by the community's calendar"),
  LIMIT_REACHED(
      "poll.limit-reached", 409, false, "You have handed in as many entries as a person may"),
  FULL("poll.full", 409, false, "This contest has as many entries as it can show"),
  ALREADY_VOTED(
      "poll.already-voted", 409, false, "You have voted for another entry of this contest today"),
  ENTRY_NOT_ACCEPTED("poll.entry-not-accepted", 409, false, "This entry is not in the contest"),
  ALREADY_ANSWERED(
      "poll.already-answered", 409, false, "You have answered this poll; an answer cannot change"),
  TEXT_REFUSED("poll.text-refused", 422, false, "This text may not be published; see the errors"),
  SCREENING_PENDING(
      "poll.screening-pending", 409, true, "Its words and pictures are still being screened"),
  BLOCKED("poll.blocked", 409, false, "Screening has found what may not be shown"),
  TOO_FEW_ANSWERS(
      "poll.too-few-answers", 409, false, "With so few answers one could guess who said what"),
  WRONG_RECIPIENT("poll.wrong-recipient", 409, false, "Whoever stands there has not won this"),
  HANDED_OUT("poll.handed-out", 409, false, "This was handed out already"),
  CHANGED_MEANWHILE(
      "poll.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  PollError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
