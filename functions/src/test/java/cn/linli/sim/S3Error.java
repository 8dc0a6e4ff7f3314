package cn.linli.sim;

/** How S3 says no. */
final class S3Error extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  S3Error(int status, String code) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
  }

  String code() {
    return code;
  }

  Answer answer() {
    var xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code></Error>"
            .formatted(code);
    return new Answer(status, "application/xml", xml);
  }
}
