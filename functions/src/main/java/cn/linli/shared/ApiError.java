package cn.linli.shared;

/** What any operation may answer, whatever its context. */
public enum ApiError implements ErrorCode {
  NO_SUCH_OPERATION("request.no-such-operation", 404, false, "There is no such operation"),
  TOO_LARGE("request.too-large", 413, false, "The body is larger than 64 KB"),
  SESSION_REQUIRED("session.required", 401, false, "Log in first"),
  SESSION_INVALID(
      "session.invalid",
      401,
      false,
      "The access token is not valid or no longer valid; refresh the session"),
  REAL_NAME_REQUIRED("session.real-name-required", 403, false, "Verify your real name first"),
  NOT_FOUND("access.not-found", 404, false, "Not found in a community you belong to"),
  ROLE_REQUIRED(
      "access.role-required", 403, false, "None of your roles in this community allows this"),
  UNSUPPORTED_MEDIA_TYPE(
      "request.unsupported-media-type", 415, false, "Send application/json in UTF-8"),
  MALFORMED("request.malformed", 400, false, "The body is not JSON that can be read"),
  INVALID("request.invalid", 400, false, "The request does not fit the contract"),
  CURSOR_INVALID(
      "request.cursor-invalid",
      400,
      false,
      "The cursor does not belong to this query; start from the first page"),
  BUSY("server.busy", 503, true, "Too many people are changing the same thing; try again"),
  FAULT(
      "server.fault",
      500,
      true,
      "Something went wrong on our side; nothing was changed unless you see it");

  private final Answer answer;

  ApiError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
