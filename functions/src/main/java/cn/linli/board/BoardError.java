package cn.linli.board;

import cn.linli.shared.ErrorCode;

/** How the board says no. */
public enum BoardError implements ErrorCode {
  OFFER_NOT_FOUND("board.offer-not-found", 404, false, "There is no such offer here"),
  CONTACT_NOT_FOUND("board.contact-not-found", 404, false, "There is no such contact request here"),
  ID_REUSED("board.id-reused", 409, false, "This id belongs to something else"),
  NOT_CERTIFIED("board.not-certified", 403, false, "Only certified merchants post here"),
  OWN("board.own", 403, false, "Nobody reviews or contacts what is their own"),
  NOT_NOW("board.not-now", 409, false, "It is not in a state in which this can be done"),
  UNTIL_OUT_OF_RANGE(
      "board.until-out-of-range", 409, false, "An offer ends within ninety days from now"),
  TEXT_REFUSED("board.text-refused", 422, false, "This text may not be published; see the errors"),
  SCREENING_PENDING(
      "board.screening-pending", 409, true, "Its words and pictures are still being screened"),
  BLOCKED("board.blocked", 409, false, "Screening has found what may not be shown"),
  TOO_MANY_TODAY(
      "board.too-many-today", 429, true, "You have asked or posted as often as may be today"),
  TOO_MANY_WORDS(
      "board.too-many-words", 409, false, "The two have written so much that no more is"),
  NOT_AGREED("board.not-agreed", 403, false, "The other side has not agreed to show a number"),
  CHANGED_MEANWHILE(
      "board.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  BoardError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
