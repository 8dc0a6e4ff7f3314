package cn.linli;

import cn.linli.access.AccessFunctions;
import cn.linli.community.CommunityFunctions;
import cn.linli.content.ContentFunctions;
import cn.linli.identity.WeChatAccount;
import cn.linli.merchant.MerchantFunctions;
import cn.linli.officialaccount.OfficialAccountFunctions;
import cn.linli.payment.PaymentFunctions;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Json;
import cn.linli.ticket.TicketFunctions;
import cn.linli.venue.VenueFunctions;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The function {@code seed}: what a new deployment starts with, from a file. It creates what is
 * missing and leaves alone what people have changed since, so it may run again. Only who may invoke
 * the Lambda may run it: it grants the first roles.
 */
final class Seed {
  private final Contexts contexts;

  Seed(Contexts contexts) {
    this.contexts = contexts;
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
            CommunityFunctions.seed(contexts.communities(), section, entry);
        case "zones" ->
            VenueFunctions.seed(contexts.dynamo(), contexts.clock(), contexts.communities(), entry);
        case "doors" -> AccessFunctions.seed(contexts.grants(), entry);
        case "payees" -> PaymentFunctions.seed(contexts.payments(), entry);
        case "categories" -> MerchantFunctions.seed(contexts.merchants(), entry);
        case "posts" -> ContentFunctions.seed(contexts.gatherings().posts(), entry);
        case "replies" -> OfficialAccountFunctions.seed(contexts.followers(), entry);
        case "ticketCategories", "questions" ->
            TicketFunctions.seed(contexts.gatherings().tickets(), section, entry);
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
    contexts.people().grantFirst(grant.account(), grant.community(), grant.role());
  }

  private record Grant(WeChatAccount account, CommunityId community, Role role) {}
}
