package cn.linli.volunteer;

import cn.linli.shared.ErrorCode;

/** How volunteering says no. */
public enum VolunteerError implements ErrorCode {
  NOT_FOUND("volunteer.not-found", 404, false, "There is no such thing here, or it is not yours"),
  OWN("volunteer.own", 403, false, "Nobody does this for themselves"),
  ID_REUSED("volunteer.id-reused", 409, false, "This id belongs to another shift"),
  CHANGED_MEANWHILE(
      "volunteer.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew"),
  UNDER_AGE("volunteer.under-age", 403, false, "Volunteers are of age"),
  NOT_REGISTERED("volunteer.not-registered", 409, false, "Register as a volunteer first"),
  TOPIC_UNKNOWN(
      "volunteer.topic-unknown", 409, false, "The community has no such skill or training"),
  TOO_MANY("volunteer.too-many", 409, false, "There are as many of these as there may be"),
  RECOMMENDED_ALREADY(
      "volunteer.recommended-already", 409, false, "They were recommended already, or said no"),
  NOTHING_TO_ANSWER("volunteer.nothing-to-answer", 409, false, "Nobody waits for your answer"),
  OFF("volunteer.off", 409, false, "The activity is not published, or does not take place"),
  OUTSIDE("volunteer.outside", 409, false, "The shift is not within an hour around its session"),
  STIPEND_NOT_YOURS(
      "volunteer.stipend-not-yours", 403, false, "Only an operator promises a stipend"),
  PAYS_NOBODY("volunteer.pays-nobody", 409, false, "The centre sends no money to people"),
  WORDS("volunteer.words", 409, false, "The description has words that have no place here"),
  FIXED("volunteer.fixed", 409, false, "What people agreed to stays as it is"),
  NOT_OPEN("volunteer.not-open", 409, false, "Nobody can take this shift now"),
  REMOVED("volunteer.removed", 409, false, "You were taken off this shift"),
  STARTED("volunteer.started", 409, false, "The shift has started"),
  UNFIT("volunteer.unfit", 409, false, "A skill or a training is missing; see the detail"),
  OVERLAPS("volunteer.overlaps", 409, false, "You have another shift at that time"),
  FULL("volunteer.full", 409, false, "The shift has all the people it wants"),
  TOO_LATE("volunteer.too-late", 409, false, "It is too late to leave by yourself; ask the holder"),
  NOT_TAKEN("volunteer.not-taken", 409, false, "This person does not have the shift"),
  CODE_UNKNOWN("volunteer.code-unknown", 409, false, "The code is not one of this shift"),
  NOT_NOW("volunteer.not-now", 409, false, "This is not the time for it; see the detail"),
  NOT_CHECKED_IN("volunteer.not-checked-in", 409, false, "This person did not check in"),
  NOT_DONE("volunteer.not-done", 409, false, "This person has not checked out"),
  RATED_ALREADY("volunteer.rated-already", 409, false, "This was rated already");

  private final Answer answer;

  VolunteerError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
