package cn.linli.files;

import cn.linli.shared.ErrorCode;

/** How files says no. */
public enum FilesError implements ErrorCode {
  NOT_FOUND("files.not-found", 404, false, "There is no such file, or it is not yours"),
  ID_REUSED("files.id-reused", 409, false, "This upload id belongs to another file"),
  TOO_MANY("files.too-many", 429, true, "You have announced too many files today"),
  NOT_CLEAN("files.not-clean", 409, false, "This file was not found clean"),
  CLAIMED("files.claimed", 409, false, "This file belongs to something else already");

  private final Answer answer;

  FilesError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
