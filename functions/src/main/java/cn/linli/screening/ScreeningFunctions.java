package cn.linli.screening;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import cn.linli.shared.http.Webhook;
import java.util.List;

/** The operations of screening, and what WeChat pushes. */
public final class ScreeningFunctions {
  private ScreeningFunctions() {}

  /** The function {@code screeningApi}. */
  public static HttpApi api(Screenings door, Gate gate) {
    var rules = new Rules(door.bench());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listScreeningRules",
                "GET /communities/{community}/screening-rules",
                roles(OPERATOR, COMMITTEE, LEGAL, STREET),
                Commands.OfCommunity.class,
                rules::list),
            Operation.of(
                "putScreeningRule",
                "PUT /communities/{community}/screening-rules/{rule}",
                roles(COMMITTEE, LEGAL),
                Commands.PutRule.class,
                rules::put),
            Operation.of(
                "removeScreeningRule",
                "DELETE /communities/{community}/screening-rules/{rule}",
                roles(COMMITTEE, LEGAL),
                Commands.OfRule.class,
                rules::remove)));
  }

  /** The function {@code miniProgramNotify}. */
  public static HttpApi miniProgramNotify(Screenings door, Gate gate) {
    var pushes = new Pushes(door.bench());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "verifyMiniProgramPush",
                "GET /wechat/mini-program/{key}",
                OPEN,
                Webhook.class,
                pushes::greet),
            Operation.of(
                "miniProgramNotify",
                "POST /wechat/mini-program/{key}",
                OPEN,
                Webhook.class,
                pushes::take)));
  }
}
