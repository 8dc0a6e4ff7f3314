package cn.linli.content;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was saved once, without its body.
 *
 * @param by who saved it, or null once they were erased
 * @param request what was asked for, as a hash: the same again is answered, whatever came after it
 */
record Version(
    Post.Key key,
    int number,
    String title,
    String excerpt,
    List<UUID> pictures,
    List<UUID> videos,
    PersonId by,
    Instant savedAt,
    String request) {
  Version {
    pictures = List.copyOf(pictures);
    videos = List.copyOf(videos);
  }

  static Version of(
      Post.Key key,
      int number,
      String title,
      RichText body,
      PersonId by,
      Instant savedAt,
      String request) {
    return new Version(
        key, number, title, body.excerpt(), body.pictures(), body.videos(), by, savedAt, request);
  }

  /** Whether these words of this person made it. */
  boolean isOf(PersonId person, String asked) {
    return person.equals(by) && asked.equals(request);
  }

  /** Its first picture, or null. */
  UUID cover() {
    return pictures.isEmpty() ? null : pictures.getFirst();
  }

  View view() {
    return new View(number, title, excerpt, by, savedAt);
  }

  /** What the staff see in the list of versions. */
  record View(int version, String title, String excerpt, PersonId by, Instant savedAt) {}
}
