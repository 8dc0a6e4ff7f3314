package cn.linli.notice;

/** Reminds somebody of what they were told of, unless something has happened to it since. */
final class Reminding {
  private final Mailroom room;
  private final Telling telling;

  Reminding(Mailroom room) {
    this.room = room;
    this.telling = new Telling(room);
  }

  void remind(Delivery.Key key) {
    var occasion = key.occasion();
    boolean isLatest =
        room.heads().state(occasion.community(), occasion.subject()) == occasion.state();
    if (isLatest) {
      room.deliveries()
          .find(key)
          .flatMap(
              told ->
                  room.notices()
                      .find(key.community(), key.person(), told.notice())
                      .map(notice -> tale(told, notice)))
          .ifPresent(tale -> telling.tell(tale, key.person()));
    }
  }

  private static Tale tale(Delivery told, Notice notice) {
    var text = notice.text();
    return new Tale(
        told.key().occasion(),
        told.key().kind() + "-reminder",
        notice.group(),
        told.template(),
        new Notice.Text("即将开始，请准时到场签到", text.line(), "提醒", text.link()),
        notice.when(),
        notice.when(),
        null,
        Tale.Manner.AGAIN,
        null);
  }
}
