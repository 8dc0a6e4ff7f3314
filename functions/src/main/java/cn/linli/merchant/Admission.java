package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Whether a merchant may sell somewhere.
 *
 * @param place a community, or {@code area#<area>}
 * @param home where the merchant is known
 * @param name by which residents know it
 */
record Admission(
    String place, UUID merchant, CommunityId home, String name, State state, int revision) {
  /** How it stands. */
  enum State {
    ASKED,
    ADMITTED,
    REFUSED;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static Admission first(String place, Merchant merchant, State state) {
    var name = merchant.business().shortName();
    return new Admission(place, merchant.id(), merchant.home(), name, state, 1);
  }

  static String place(Area area) {
    return "area#" + area.name();
  }

  /** The next revision. */
  Admission as(State next) {
    return new Admission(place, merchant, home, name, next, revision + 1);
  }

  View view() {
    return new View(merchant, home, name, state);
  }

  /** What the contract shows. */
  record View(UUID merchant, CommunityId home, String name, State state) {}
}
