package cn.linli.merchant;

import cn.linli.community.Community;
import cn.linli.shared.CommunityId;
import java.util.List;

/**
 * Where something is on sale beside single communities: a street, a district, or everywhere.
 *
 * @param name {@code everywhere}, {@code <district>} or {@code <district>.<street>}
 */
public record Area(String name) {
  private static final String EVERYWHERE = "everywhere";

  /** The area of this name; throws {@link IllegalArgumentException}. */
  public static Area of(String name) {
    for (var part : name.split("\\.", 2)) {
      CommunityId.slug(part);
    }
    return new Area(name);
  }

  /** It, and the areas that it lies in. */
  List<Area> andAround() {
    var everywhere = new Area(EVERYWHERE);
    if (equals(everywhere)) {
      return List.of(this);
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? List.of(this, everywhere)
        : List.of(this, new Area(name.substring(0, dot)), everywhere);
  }

  /** The areas that a community lies in, the smallest first. */
  public static List<Area> around(Community community) {
    return List.of(
        new Area(community.district() + "." + community.street()),
        new Area(community.district()),
        new Area(EVERYWHERE));
  }
}
