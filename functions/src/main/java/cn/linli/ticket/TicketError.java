package cn.linli.ticket;

import cn.linli.shared.ErrorCode;

/** How tickets say no. */
public enum TicketError implements ErrorCode {
  TICKET_NOT_FOUND("ticket.not-found", 404, false, "There is no such ticket here"),
  QUESTION_NOT_FOUND("ticket.question-not-found", 404, false, "There is no such question here"),
  NO_CALLER("ticket.no-caller", 404, false, "No number is kept for this ticket"),
  CATEGORY_UNKNOWN(
      "ticket.category-unknown", 409, false, "The centre takes nothing under this category"),
  ZONE_UNKNOWN("ticket.zone-unknown", 409, false, "There is no such zone in the centre"),
  NOT_A_RESIDENT("ticket.not-a-resident", 409, false, "Whoever called is no resident here"),
  ID_REUSED("ticket.id-reused", 409, false, "This id belongs to something else"),
  OWN("ticket.own", 403, false, "Nobody handles or rates what is their own"),
  NOT_YOUR_DESK("ticket.not-your-desk", 403, false, "It waits at a desk of another role"),
  NOT_THE_HANDLER("ticket.not-the-handler", 403, false, "Only whoever handles it does this"),
  HIDDEN("ticket.hidden", 403, false, "Whoever called hides their name; only the platform may ask"),
  NOT_NOW("ticket.not-now", 409, false, "It is not in a state in which this can be done"),
  TAKEN_UP("ticket.taken-up", 409, false, "Somebody else has taken it up"),
  NO_SUCH_HANDLER(
      "ticket.no-such-handler", 409, false, "Whoever it goes to has no desk in this community"),
  TOO_LATE("ticket.too-late", 409, false, "The time for this is over"),
  OVERDUE("ticket.overdue", 409, false, "It is overdue; the time does not stand still for it"),
  ASKED_ENOUGH("ticket.asked-enough", 409, false, "The reporter was asked as often as may be"),
  REOPENED_BEFORE(
      "ticket.reopened-before", 409, false, "It was sent back before; the second answer is final"),
  RATED_BEFORE("ticket.rated-before", 409, false, "This answer was rated before"),
  TOO_MANY_WORDS("ticket.too-many-words", 409, false, "So much was said about it that no more is"),
  TOO_MANY_TODAY("ticket.too-many-today", 429, true, "You have brought too many tickets today"),
  PERSONAL_DATA(
      "ticket.personal-data", 422, false, "What everybody reads names no number of anybody"),
  TEXT_REFUSED("ticket.text-refused", 422, false, "This text may not be published; see the errors"),
  SCREENING_PENDING("ticket.screening-pending", 409, true, "Its words are still being screened"),
  BLOCKED("ticket.blocked", 409, false, "Screening has found what may not be shown"),
  SHELF_FULL("ticket.shelf-full", 409, false, "So many questions are published that no more are"),
  CHANGED_MEANWHILE(
      "ticket.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  TicketError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
