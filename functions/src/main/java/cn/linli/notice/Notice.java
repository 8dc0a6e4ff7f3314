package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * What one person reads in their inbox.
 *
 * @param id the time in milliseconds at which it came, and which of that time
 * @param kind as {@code booking.confirmed}
 * @param when what it tells of takes place, or null
 * @param fen how much money it is about, or null
 * @param readAt null while nobody has marked it by itself
 */
record Notice(
    CommunityId community,
    PersonId person,
    String id,
    String kind,
    Group group,
    Text text,
    String subject,
    Instant when,
    Long fen,
    Instant readAt) {

  /**
   * The words of a notice.
   *
   * @param word how the matter stands, in at most five characters
   * @param link a page of the mini program
   */
  record Text(String title, String line, String word, String link) {}

  static String id(Instant at, String which) {
    return "%013d-%s".formatted(at.toEpochMilli(), which);
  }

  static long millis(String id) {
    return Long.parseLong(id.substring(0, 13));
  }

  Instant at() {
    return Instant.ofEpochMilli(millis(id));
  }

  boolean isRead(long readUntil) {
    return readAt != null || millis(id) <= readUntil;
  }

  Notice read(Instant now) {
    return new Notice(community, person, id, kind, group, text, subject, when, fen, now);
  }

  View view(long readUntil) {
    return new View(
        id,
        at(),
        kind,
        group.toString(),
        text.title(),
        text.line(),
        text.word(),
        text.link(),
        when,
        isRead(readUntil));
  }

  /** What the contract shows. */
  record View(
      String notice,
      Instant at,
      String kind,
      String group,
      String title,
      String line,
      String word,
      String link,
      Instant when,
      boolean read) {}
}
