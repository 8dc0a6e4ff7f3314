package cn.linli.sim;

import java.util.stream.Collectors;

/** The page at {@code /sim} that says what this is and how to use it. */
final class WeChatPage {
  private WeChatPage() {}

  static String text(Switches switches, WeChatContent content) {
    var people =
        Person.LISTED.stream()
            .map(
                person ->
                    "  %-6s %s  +%s %s  %s"
                        .formatted(
                            person.key(),
                            person.name(),
                            person.countryCode(),
                            person.phone(),
                            person.idNumber()))
            .collect(Collectors.joining("\n"));
    var endpoints =
        String.join(
            "  ",
            WeChatSimulator.LOGIN,
            WeChatSimulator.OAUTH,
            WeChatSimulator.TOKEN,
            WeChatSimulator.STABLE_TOKEN,
            WeChatSimulator.PHONE,
            WeChatSimulator.SUBSCRIBE_SEND,
            WeChatSimulator.CARD,
            WeChatSimulator.SHIPMENT,
            WeChatSimulator.SHIPPED,
            WeChatSimulator.CHECK_TEXT,
            WeChatSimulator.CHECK_PICTURE);
    return """
    This is a simulator of WeChat for Linli, on this machine only. Nothing here reaches WeChat.

    People (any other name of small letters and digits is a person too)
    %s

    Codes: each works once, within five minutes
      wang-1             login of wang, at the mini program or the Official Account; any text after the hyphen
      wang-phone-1       wang's code of the phone number button
      wang-snapshot-1    login of wang from the preview page (快照页) of the Official Account

    Official Account: POST /sim/official-account {"person": "wang", "follows": true}   {"leaves": true}   {"writes": "开放时间"}
      {"clicks": "opening-hours"}; each pushes to its server and answers with all that the person has seen. %s asks who
      somebody is (&person=wang answers at once).

    Codes of pages: every pages/a/b is published. What is handed over: orders of the simulator of WeChat Pay, ten
    seconds after they were paid in the mini program, and corrected once.

    Content security: texts by words among them, of people who logged in at the mini program within two hours; pictures by
    words among their bytes, which it tells later by a push (POST /sim/deliver pushes now).
      %s

    Messages to people: POST /sim/accept {"person": "wang", "template": "booking", "follows": true} lets our server send one more (POST /sim/deliver
      tells it so), templates are booking, activity, money, order, volunteer, todo, ticket, digest; GET /sim/messages shows what arrived.

    Switches: POST /sim/switches, one JSON object
      {"endpoint": "/sns/jscode2session", "kind": "error", "error": "45011", "times": 1}
      {"endpoint": "/cgi-bin/stable_token", "kind": "status", "status": 502}
      kinds: slow, error, status, silent-after-work, reset, garbage; with any: "latencyMillis", "times"
      {"revokeTokens": true}   {"unionids": false}   {"unpublish": "pages/goods/index"}   {"clear": true}
      {"word": "…", "suggest": "risky", "label": 20006}   {"silent": true}   {"late": "PT20M"}
    Endpoints
      %s
    Now: %s
    """
        .formatted(people, WeChatAccount.AUTHORIZE, content, endpoints, switches);
  }
}
