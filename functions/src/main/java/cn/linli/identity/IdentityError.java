package cn.linli.identity;

import cn.linli.shared.ErrorCode;

/** How identity says no. */
public enum IdentityError implements ErrorCode {
  LOGIN_CODE_REFUSED(
      "identity.login-code-refused",
      401,
      false,
      "WeChat does not accept this login code; get a new one"),
  LOGIN_BLOCKED(
      "identity.login-blocked",
      403,
      false,
      "WeChat blocks this account or only shows a preview of it"),
  AUTHORIZATION_REFUSED(
      "identity.authorization-refused",
      401,
      false,
      "This login was not begun here, or too long ago; begin it anew"),
  ACCOUNT_UNKNOWN(
      "identity.account-unknown",
      409,
      false,
      "WeChat does not tell silently who this is; begin anew and ask them"),
  PAGE_NOT_ALLOWED(
      "identity.page-not-allowed", 403, false, "Nobody is sent to this page after a login"),
  WECHAT_UNAVAILABLE("identity.wechat-unavailable", 503, true, "WeChat does not answer; try again"),
  SESSION_ID_REUSED(
      "identity.session-id-reused", 409, false, "This session id belongs to another login"),
  REFRESH_REFUSED(
      "identity.refresh-refused", 401, false, "The refresh token is not valid; log in again"),
  SESSION_NOT_FOUND("identity.session-not-found", 404, false, "You have no such session"),
  ERASURE_REQUESTED(
      "identity.erasure-requested", 409, false, "The erasure of this person was requested"),
  PERSON_NOT_FOUND("identity.person-not-found", 404, false, "There is no such person"),
  PHONE_CODE_REFUSED(
      "identity.phone-code-refused",
      400,
      false,
      "WeChat does not accept this phone code; get a new one"),
  CONSENT_VERSION_UNKNOWN(
      "identity.consent-version-unknown", 409, false, "This is not the document's current version"),
  PHONE_REQUIRED("identity.phone-required", 409, false, "Take over your phone number first"),
  CONSENT_REQUIRED(
      "identity.consent-required",
      409,
      false,
      "Consent to the current version of the document first"),
  ALREADY_VERIFIED(
      "identity.already-verified",
      409,
      false,
      "Another name or number was verified for you before"),
  GUARDIAN_REQUIRED(
      "identity.guardian-required", 409, false, "Under 14 a guardian takes part for the child"),
  NOT_A_MINOR("identity.not-a-minor", 409, false, "From 18 on a person verifies their own name"),
  MINOR_ID_REUSED("identity.minor-id-reused", 409, false, "This id belongs to another minor"),
  TOO_MANY_MINORS(
      "identity.too-many-minors", 409, false, "One guardian acts for at most ten minors"),
  GUARDIAN_NOT_ADULT("identity.guardian-not-adult", 409, false, "A guardian is at least 18"),
  MINOR_HAS_ACCOUNT(
      "identity.minor-has-account",
      409,
      false,
      "This minor has an account and acts for themselves"),
  TOO_MANY_GUARDIANS(
      "identity.too-many-guardians", 409, false, "At most four guardians act for one minor"),
  TOO_MANY_COMMUNITIES(
      "identity.too-many-communities", 409, false, "One person belongs to at most 40 communities"),
  NOT_A_MEMBER(
      "identity.not-a-member", 409, false, "Roles are for people who have joined the community"),
  UNVERIFIED("identity.unverified", 409, false, "Roles are for people with a verified real name"),
  ID_NUMBER_TAKEN(
      "identity.id-number-taken",
      409,
      false,
      "This ID number belongs to a person with another phone number; log in there first or ask the staff"),
  ATTEMPTS_EXHAUSTED(
      "identity.attempts-exhausted", 429, true, "Too many attempts today; try again tomorrow"),
  AUTHORITY_UNAVAILABLE(
      "identity.authority-unavailable", 503, true, "The authority does not answer; try again"),
  NAME_MISMATCH("identity.name-mismatch", 409, false, "Name and ID number do not belong together"),
  NO_RECORD(
      "identity.no-record",
      409,
      false,
      "The authority has no record of this number; show your card to the staff"),
  ROLE_NOT_GRANTABLE(
      "identity.role-not-grantable",
      403,
      false,
      "Your roles do not allow you to grant or revoke this role"),
  OWN_ROLES("identity.own-roles", 403, false, "Nobody changes their own roles"),
  FIELD_EMPTY("identity.field-empty", 404, false, "Nothing is stored in this field");

  private final Answer answer;

  IdentityError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
