package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Who holds an activity.
 *
 * @param name for everybody to read
 * @param merchant which one, where it is a merchant; else null
 * @param home the merchant's community, where its money is; else null
 */
public record Organiser(Kind kind, String name, UUID merchant, CommunityId home) {
  boolean isWhole() {
    boolean isNamed = merchant != null && home != null;
    return kind == Kind.MERCHANT ? isNamed : merchant == null && home == null;
  }

  /**
   * Whether somebody may act for it: whoever has the office now, or else whoever proposed.
   *
   * @param proposer of its activity
   */
  public boolean isHeldBy(Principal caller, PersonId proposer) {
    return switch (kind) {
      case OPERATOR -> caller.roles().contains(Role.OPERATOR);
      case COMMITTEE -> caller.roles().contains(Role.COMMITTEE);
      case CLUB, ORGANISATION, MERCHANT, TALENT -> caller.person().equals(proposer);
    };
  }

  /** How many of somebody's proposals may wait for a decision at once, with the zones they keep. */
  int mostHandedIn() {
    return switch (kind) {
      case OPERATOR, COMMITTEE -> 100;
      case CLUB, ORGANISATION, MERCHANT, TALENT -> 5;
    };
  }

  /** What an organiser is. */
  public enum Kind {
    /** The operator of the centre (运营方). */
    OPERATOR,
    /** The neighbourhood committee (居委会). */
    COMMITTEE,
    /** A group of residents (社群). */
    CLUB,
    /** A social organisation (社会组织). */
    ORGANISATION,
    /** A merchant of ours. */
    MERCHANT,
    /** A resident who can do something (达人). */
    TALENT;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** As the venue calls it. */
    String forVenue() {
      return switch (this) {
        case OPERATOR, COMMITTEE, ORGANISATION -> "organisation";
        case CLUB -> "club";
        case MERCHANT -> "enterprise";
        case TALENT -> "person";
      };
    }
  }
}
