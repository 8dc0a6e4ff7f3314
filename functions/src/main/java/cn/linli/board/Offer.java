package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What a merchant has or wants.
 *
 * @param home of the merchant
 * @param owner who acts for it
 * @param seller what the merchant is called; null once the owner is erased
 * @param content whose words are null once the owner is erased
 * @param version of the words, as screening knows them
 * @param reason why it was sent back or taken down; or null
 * @param publishedAt or null
 * @param revision counts the changes
 */
record Offer(
    Key key,
    CommunityId home,
    UUID merchant,
    PersonId owner,
    String seller,
    Content content,
    State state,
    int version,
    String reason,
    Instant publishedAt,
    int revision) {
  /** Names an offer. */
  record Key(CommunityId community, UUID id) {}

  /** What it says. */
  record Content(
      Sort sort, String category, String title, String text, List<UUID> pictures, Instant until) {
    Content {
      pictures = List.copyOf(pictures);
    }
  }

  /** Which of the two. */
  enum Sort {
    SUPPLY,
    DEMAND;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Sort of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** How it stands. */
  enum State {
    IN_REVIEW,
    PUBLISHED,
    SENT_BACK,
    WITHDRAWN,
    VETOED,
    OVER;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String text) {
      return Arrays.stream(values())
          .filter(state -> state.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no state"));
    }
  }

  String subject() {
    return "offer/%s/%d".formatted(key.id(), version);
  }

  String reference() {
    return "offer/" + key.id();
  }

  Map<String, String> texts() {
    return Map.of("/title", content.title(), "/text", content.text());
  }

  /** By the clock: whoever looks does not wait for the deadline. */
  boolean isShown(Instant now) {
    return state == State.PUBLISHED && now.isBefore(content.until());
  }

  boolean mayChange() {
    return state == State.IN_REVIEW || state == State.SENT_BACK;
  }

  Offer published(Instant now) {
    require(State.IN_REVIEW);
    return next(State.PUBLISHED, null, now);
  }

  Offer sentBack(String why) {
    require(State.IN_REVIEW);
    return next(State.SENT_BACK, why, null);
  }

  Offer vetoed(String why) {
    require(State.PUBLISHED);
    return next(State.VETOED, why, publishedAt);
  }

  Offer over() {
    return next(State.OVER, reason, publishedAt);
  }

  Offer withdrawn() {
    if (state == State.VETOED || state == State.OVER) {
      throw notNow();
    }
    return next(State.WITHDRAWN, reason, publishedAt);
  }

  /** Its owner is gone. */
  Offer forgotten() {
    var left =
        new Content(content.sort(), content.category(), null, null, List.of(), content.until());
    var end = state == State.VETOED || state == State.OVER ? state : State.WITHDRAWN;
    return new Offer(
        key, home, merchant, owner, null, left, end, version, null, publishedAt, revision + 1);
  }

  private void require(State wanted) {
    if (state != wanted) {
      throw notNow();
    }
  }

  RuntimeException notNow() {
    return BoardError.NOT_NOW.refusal("it is " + state);
  }

  private Offer next(State to, String why, Instant at) {
    return new Offer(
        key, home, merchant, owner, seller, content, to, version, why, at, revision + 1);
  }
}
