package cn.linli.officialaccount;

import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import cn.linli.shared.http.Webhook;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of the Official Account, and what WeChat pushes to it. */
public final class OfficialAccountFunctions {
  private OfficialAccountFunctions() {}

  /** The function {@code officialaccountApi}. */
  public static HttpApi api(Followers door, Gate gate) {
    var receiving = new Receiving(door.desk());
    var replies = new Replies(door.desk(), door.menu());
    var menus = new Menus(door.desk(), door.menu(), replies);
    var pages = new PageSignatures(door.desk());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listReplies",
                "GET /official-account/replies",
                PLATFORM_WIDE,
                Commands.Page.class,
                replies::list),
            Operation.of(
                "putReply",
                "PUT /official-account/replies/{reply}",
                PLATFORM_WIDE,
                Commands.PutReply.class,
                replies::put),
            Operation.of(
                "removeReply",
                "DELETE /official-account/replies/{reply}",
                PLATFORM_WIDE,
                Commands.OfReply.class,
                replies::remove),
            Operation.of(
                "getMenuDifference",
                "GET /official-account/menu/difference",
                PLATFORM_WIDE,
                Commands.Nothing.class,
                nothing -> menus.difference()),
            Operation.of(
                "getMenuPublication",
                "GET /official-account/menu",
                PLATFORM_WIDE,
                Commands.Nothing.class,
                nothing -> menus.last()),
            Operation.of(
                    "publishMenu",
                    "PUT /official-account/menu",
                    PLATFORM_WIDE,
                    Commands.Publish.class,
                    menus::publish)
                .accepted(),
            Operation.of(
                "signPage",
                "POST /official-account/page-signatures",
                OPEN,
                Commands.SignPage.class,
                pages::sign),
            Operation.of(
                "verifyOfficialAccountPush",
                "GET /wechat/official-account/{key}",
                OPEN,
                Webhook.class,
                receiving::greet),
            Operation.of(
                "officialAccountNotify",
                "POST /wechat/official-account/{key}",
                OPEN,
                Webhook.class,
                receiving::take)));
  }

  /** Writes a reply of a seed; refuses as changed meanwhile what is there. */
  public static void seed(Followers door, JsonNode entry) {
    new Replies(door.desk(), door.menu())
        .seed(Json.MAPPER.treeToValue(entry, Commands.PutReply.class));
  }
}
