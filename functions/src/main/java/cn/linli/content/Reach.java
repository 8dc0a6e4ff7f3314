package cn.linli.content;

import cn.linli.community.Communities;
import cn.linli.shared.Role;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Whom a post is for, and so in whose list it stands. */
enum Reach {
  COMMUNITY(EnumSet.of(Role.STREET, Role.LEGAL), EnumSet.of(Role.OPERATOR, Role.COMMITTEE)),
  STREET(EnumSet.of(Role.STREET), EnumSet.of(Role.STREET)),
  DISTRICT(EnumSet.of(Role.PLATFORM), EnumSet.of(Role.PLATFORM));

  private final Set<Role> last;
  private final Set<Role> pinning;

  Reach(Set<Role> last, Set<Role> pinning) {
    this.last = last;
    this.pinning = pinning;
  }

  /** Who has the last word before it is public. */
  Set<Role> last() {
    return last;
  }

  /** Who says that it stands before all others. */
  Set<Role> pinning() {
    return pinning;
  }

  /** The publisher of this reach; one that is no community begins with a sign that no slug has. */
  String publisher(Communities.Home home) {
    return switch (this) {
      case COMMUNITY -> home.community().value();
      case STREET -> "@" + home.district() + "/" + home.street();
      case DISTRICT -> "@" + home.district();
    };
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Reach of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
