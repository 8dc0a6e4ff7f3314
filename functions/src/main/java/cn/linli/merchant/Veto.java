package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a community's committee says no to of a merchant.
 *
 * @param reasons by what they are about: {@code merchant}, {@code product/<id>} or {@code
 *     campaign/<id>}
 */
record Veto(CommunityId community, UUID merchant, Map<String, String> reasons, int revision) {
  static final String ALL = "merchant";

  Veto {
    reasons = Map.copyOf(reasons);
  }

  static Veto none(CommunityId community, UUID merchant) {
    return new Veto(community, merchant, Map.of(), 0);
  }

  static String product(UUID product) {
    return "product/" + product;
  }

  static String campaign(UUID campaign) {
    return "campaign/" + campaign;
  }

  boolean covers(String about) {
    return reasons.containsKey(about);
  }

  /** Whether it is said to a campaign, to what is sold by it, or to everything. */
  boolean coversAny(UUID product, UUID campaign) {
    return covers(ALL) || covers(product(product)) || covers(campaign(campaign));
  }

  /** With one more. */
  Veto with(String about, String reason) {
    var next = new TreeMap<>(reasons);
    next.put(about, reason);
    return new Veto(community, merchant, next, revision + 1);
  }

  /** Without one. */
  Veto without(String about) {
    var next = new TreeMap<>(reasons);
    next.remove(about);
    return new Veto(community, merchant, next, revision + 1);
  }
}
