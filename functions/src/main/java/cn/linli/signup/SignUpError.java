package cn.linli.signup;

import cn.linli.shared.ErrorCode;
import java.util.Arrays;

/** How sign-ups say no. */
public enum SignUpError implements ErrorCode {
  NOT_FOUND("signup.not-found", 404, false, "There is no such sign-up, or it is not yours"),
  ID_REUSED("signup.id-reused", 409, false, "This sign-up id belongs to another sign-up"),
  TICKET_UNKNOWN("signup.ticket-unknown", 409, false, "The activity has no such ticket for this"),
  SIGNED_UP_ALREADY(
      "signup.signed-up-already", 409, false, "One of these people is signed up for this already"),
  ANSWERS_GONE(
      "signup.answers-gone", 404, false, "It is over for so long that nobody reads answers"),
  NOT_OPEN("signup.not-open", 409, false, "Sign-up is not open"),
  NOT_OPEN_FOR_YOU(
      "signup.not-open-for-you", 409, true, "Sign-up opens for you later; see the detail"),
  CLOSED("signup.closed", 409, false, "Sign-up is closed"),
  OFF("signup.off", 409, false, "The activity does not take place"),
  HOLDER_STOPPED(
      "signup.holder-stopped", 409, false, "Whoever holds this may not take more people now"),
  NOT_FOR_YOU("signup.not-for-you", 403, false, "This activity is for residents of another place"),
  AGE("signup.age", 409, false, "The ticket is for another age"),
  GUARDIAN_NEEDED(
      "signup.guardian-needed",
      409,
      false,
      "A minor comes with this ticket only with their guardian"),
  TOO_MANY_TOGETHER(
      "signup.too-many-together", 409, false, "Fewer people may be signed up together"),
  NOT_WHOLE("signup.not-whole", 409, false, "A ticket for several is for just as many people"),
  ANSWER_MISSING("signup.answer-missing", 409, false, "A question has to be answered"),
  FULL("signup.full", 409, false, "There are not as many places left"),
  LINE_FULL("signup.line-full", 409, false, "Nobody more may wait for a place"),
  NOT_OFFERED("signup.not-offered", 409, false, "No place is offered to you now"),
  NOTHING_TO_PAY("signup.nothing-to-pay", 409, false, "This sign-up does not wait for money"),
  OVER("signup.over", 409, false, "This sign-up is over"),
  STARTED("signup.started", 409, false, "The activity has started"),
  PASS_UNKNOWN(
      "signup.pass-unknown", 404, false, "This is not the pass of somebody for this session"),
  CAME_ALREADY("signup.came-already", 409, false, "This person has come already"),
  CHECK_IN_NOT_FOUND(
      "signup.check-in-not-found", 404, false, "There is no such irregular check-in"),
  SETTLED_ALREADY(
      "signup.settled-already", 409, false, "Somebody has decided about this otherwise"),
  NOT_COMING("signup.not-coming", 409, false, "This person has no confirmed place"),
  NOT_NOW("signup.not-now", 409, false, "It is not the time for this"),
  NOT_TRANSFERABLE("signup.not-transferable", 409, false, "This place cannot be handed on"),
  OFFER_UNKNOWN("signup.offer-unknown", 404, false, "Nobody hands on a place with this code now"),
  PAYS_FIRST(
      "signup.pays-first",
      409,
      false,
      "This place is paid for before; it is not given at the door"),
  DID_NOT_COME("signup.did-not-come", 409, false, "This is for those who came"),
  GIFT_UNKNOWN("signup.gift-unknown", 404, false, "The activity has no such gift"),
  GIFT_TAKEN("signup.gift-taken", 409, false, "This person has got it already"),
  GIFTS_GONE("signup.gifts-gone", 409, false, "Nothing is left of it"),
  RATED_ALREADY("signup.rated-already", 409, false, "This person has rated the activity already"),
  RATING_NOT_FOUND("signup.rating-not-found", 404, false, "There is no such rating"),
  OWN_CHECK_IN(
      "signup.own-check-in",
      403,
      false,
      "Nobody decides whether they came, or whom they signed up"),
  OWN_RATING("signup.own-rating", 403, false, "Nobody moderates their own words"),
  WORDS("signup.words", 409, false, "These words are not allowed here; see the detail");

  private final Answer answer;

  SignUpError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  /** The error of a code that was stored. */
  static SignUpError of(String code) {
    return Arrays.stream(values())
        .filter(error -> error.answer.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not one of ours: " + code));
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
