package cn.linli;

import cn.linli.access.AccessFunctions;
import cn.linli.access.Grants;
import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.People;
import cn.linli.identity.WeChatAccount;
import cn.linli.payment.PaymentFunctions;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.http.Json;
import cn.linli.venue.VenueFunctions;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The function {@code seed}: what a new deployment starts with, from a file. It creates what is
 * missing and leaves alone what people have changed since, so it may run again. Only who may invoke
 * the Lambda may run it: it grants the first roles.
 */
final class Seed {
  private final Communities communities;
  private final People people;
  private final Grants grants;
  private final Payments payments;
  private final Dynamo dynamo;
  private final Clock clock;

  Seed(
      Communities communities,
      People people,
      Grants grants,
      Payments payments,
      Dynamo dynamo,
      Clock clock) {
    this.communities = communities;
    this.people = people;
    this.grants = grants;
    this.payments = payments;
    this.dynamo = dynamo;
    this.clock = clock;
  }

  Map<String, Integer> apply(JsonNode document) {
    int created = 0;
    int kept = 0;
    for (var section : document.propertyNames()) {
      for (var entry : document.get(section)) {
        if (apply(section, entry)) {
          created++;
        } else {
          kept++;
        }
      }
    }
    return Map.of("applied", created, "leftAsTheyAre", kept);
  }

  private boolean apply(String section, JsonNode entry) {
    try {
      switch (section) {
        case "districts", "streets", "communities" ->
            CommunityFunctions.seed(communities, section, entry);
        case "zones" -> VenueFunctions.seed(dynamo, clock, communities, entry);
        case "doors" -> AccessFunctions.seed(grants, entry);
        case "payees" -> PaymentFunctions.seed(payments, entry);
        case "roles" -> grant(Json.MAPPER.treeToValue(entry, Grant.class));
        default -> throw new IllegalArgumentException("a seed has no section " + section);
      }
      return true;
    } catch (Refusal changedSince) {
      if (changedSince.code().answer().code().endsWith("changed-meanwhile")) {
        return false;
      }
      throw changedSince;
    }
  }

  private void grant(Grant grant) {
    people.grantFirst(grant.account(), grant.community(), grant.role());
  }

  private record Grant(WeChatAccount account, CommunityId community, Role role) {}
}
