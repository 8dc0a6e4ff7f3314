package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far one notice is on its channels. The inbox has it from the beginning; of the channels one
 * after the other is tried, until one has taken it or might have.
 *
 * @param notice in the person's inbox
 * @param overtakable whether a later state of the subject makes it pointless
 * @param until when it is pointless anyway, or null
 * @param steps how it stands on each channel it was meant for
 * @param attempts on the channel that is open
 * @param since when the attempt began that is under way, or null
 * @param unsure when the first attempt began of which nobody knows whether the open channel took
 *     it, or null
 */
record Delivery(
    Key key,
    String notice,
    Template template,
    boolean overtakable,
    Instant until,
    Map<Channel, Step> steps,
    int attempts,
    Instant since,
    Instant unsure,
    Instant createdAt,
    int revision) {

  /** What is delivered: a kind of notice, about a state of a subject, to one person. */
  record Key(Occasion occasion, String kind, PersonId person) {
    CommunityId community() {
      return occasion.community();
    }

    /** Sorts by state. */
    String sk() {
      return "%019d#%s#%s".formatted(occasion.state(), kind, person);
    }

    /** As errands carry it. */
    String ref() {
      return occasion.subject() + "|" + sk();
    }

    static Key of(CommunityId community, String ref) {
      var parts = ref.split("[|]", 2);
      return of(community, parts[0], parts[1]);
    }

    static Key of(CommunityId community, String subject, String sk) {
      var parts = sk.split("#", 3);
      var occasion = new Occasion(community, subject, Long.parseLong(parts[0]));
      return new Key(occasion, parts[1], PersonId.of(parts[2]));
    }
  }

  /** How a message stands on a channel. */
  enum State {
    OWED,
    /** WeChat may be hearing of it now. */
    SENDING,
    SENT,
    FAILED,
    SKIPPED,
    /** Nobody knows whether it arrived; it is not sent again. */
    UNKNOWN;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A channel's part.
   *
   * @param reason a code of ours or WeChat's, or nothing
   */
  record Step(State state, String reason) {
    static final Step OWED = new Step(State.OWED, "");

    static Step of(String text) {
      var parts = text.split(" ", 2);
      return new Step(State.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }

    boolean isOpen() {
      return state == State.OWED || state == State.SENDING;
    }

    @Override
    public String toString() {
      return state + " " + reason;
    }
  }

  Delivery {
    steps = Map.copyOf(steps);
  }

  /** The channel that is tried now, or empty when all is over. */
  Optional<Channel> open() {
    return steps.keySet().stream().sorted().filter(each -> steps.get(each).isOpen()).findFirst();
  }

  boolean isSending() {
    return open().filter(each -> steps.get(each).state() == State.SENDING).isPresent();
  }

  Delivery sending(Channel channel, Instant now) {
    return next(with(channel, new Step(State.SENDING, "")), attempts + 1, now, unsure);
  }

  /** It did not work this time. */
  Delivery owedAgain(Channel channel, String reason) {
    return next(with(channel, new Step(State.OWED, reason)), attempts, null, unsure);
  }

  /** It may have worked; the channel knows the message by its key, for a while. */
  Delivery owedUnsurely(Channel channel, String reason) {
    return next(with(channel, new Step(State.OWED, reason)), attempts, null, unsureSince());
  }

  /** When the channel may have heard of it first, or null. */
  Instant unsureSince() {
    return unsure == null ? since : unsure;
  }

  /** This channel is over; the next may be tried. */
  Delivery over(Channel channel, State state, String reason) {
    return next(with(channel, new Step(state, reason)), 0, null, null);
  }

  /** This channel has it, or may have it: the others are not tried. */
  Delivery ended(Channel channel, State state, String reason) {
    return next(skipping(with(channel, new Step(state, reason)), "done"), 0, null, null);
  }

  /** Nothing of what is open is tried any more. */
  Delivery skipped(String reason) {
    return next(skipping(steps, reason), 0, null, null);
  }

  private static Map<Channel, Step> skipping(Map<Channel, Step> steps, String reason) {
    var all = new EnumMap<Channel, Step>(Channel.class);
    steps.forEach(
        (channel, step) ->
            all.put(channel, step.isOpen() ? new Step(State.SKIPPED, reason) : step));
    return all;
  }

  private Map<Channel, Step> with(Channel channel, Step step) {
    var all = new EnumMap<Channel, Step>(Channel.class);
    all.putAll(steps);
    all.put(channel, step);
    return all;
  }

  private Delivery next(Map<Channel, Step> all, int tried, Instant begun, Instant maybe) {
    return new Delivery(
        key,
        notice,
        template,
        overtakable,
        until,
        all,
        tried,
        begun,
        maybe,
        createdAt,
        revision + 1);
  }
}
