package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A question with its answer, for everybody.
 *
 * @param ticket where somebody asked it; null for one of the centre's own
 * @param keywords by which it is found, plain
 * @param version of its words, as screening knows them
 * @param by who wrote them
 * @param publishedAt or null
 * @param revision counts the changes
 */
record Question(
    Key key,
    UUID ticket,
    String text,
    String answer,
    List<String> keywords,
    State state,
    int version,
    PersonId by,
    Instant publishedAt,
    int revision) {
  Question {
    keywords = List.copyOf(keywords);
  }

  /** Names a question. */
  record Key(CommunityId community, UUID id) {}

  /** How it stands. */
  enum State {
    DRAFT,
    PUBLISHED,
    WITHDRAWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** Words in one spelling: whoever looks for them does not care for width or case. */
  static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** How screening knows these words. */
  String subject() {
    return "question/%s/%d".formatted(key.id(), version);
  }

  /** By where they stand in the command. */
  Map<String, String> texts() {
    return Map.of("/text", text, "/answer", answer, "/keywords", String.join(" ", keywords));
  }

  boolean isPublished() {
    return state == State.PUBLISHED;
  }

  /** The same content. */
  boolean says(Question other) {
    return text.equals(other.text)
        && answer.equals(other.answer)
        && keywords.equals(other.keywords);
  }

  Question published(Instant now) {
    if (state != State.DRAFT) {
      throw notNow();
    }
    return to(State.PUBLISHED, now);
  }

  Question withdrawn() {
    return to(State.WITHDRAWN, publishedAt);
  }

  private Question to(State next, Instant at) {
    return new Question(key, ticket, text, answer, keywords, next, version, by, at, revision + 1);
  }

  RuntimeException notNow() {
    return TicketError.NOT_NOW.refusal("it is " + state);
  }

  /** As everybody sees it. */
  View view() {
    return new View(key.id(), text, answer, keywords, publishedAt);
  }

  /** See {@link #view}. */
  record View(
      UUID question, String text, String answer, List<String> keywords, Instant publishedAt) {}
}
