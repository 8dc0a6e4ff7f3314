package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What one side says about a claim. It may hold personal words.
 *
 * @param id {@code reason} of the claim, {@code answer} to it, or one that its side made
 * @param text null once the claim's person is erased
 * @param place the community in which its pictures were brought
 * @param evidence uploads
 */
record Statement(
    CommunityId community,
    UUID claim,
    String id,
    Side by,
    String text,
    CommunityId place,
    List<UUID> evidence,
    Instant at) {
  static final String REASON = "reason";
  static final String ANSWER = "answer";

  Statement {
    evidence = List.copyOf(evidence);
  }

  /** Whose words they are. */
  enum Side {
    RESIDENT,
    MERCHANT;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What everything began with. */
  boolean isReason() {
    return id.equals(REASON);
  }

  /** The same words. */
  boolean says(Side side, Words words) {
    return by == side && words.text().equals(text) && words.evidence().equals(evidence);
  }

  /** Its person is gone. */
  Statement forgotten() {
    return new Statement(community, claim, id, by, null, place, List.of(), at);
  }
}
