package cn.linli.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Subscription messages (订阅消息): each acceptance of a template is credit for one message. */
final class WeChatMessages {
  private final Map<String, Integer> credit = new ConcurrentHashMap<>();
  private final AtomicInteger delivered = new AtomicInteger();

  void accept(String openid, String template) {
    credit.merge(openid + " " + template, 1, Integer::sum);
  }

  int delivered() {
    return delivered.get();
  }

  Answer send(Call call) {
    var json = call.json();
    var openid = json.path("touser").asString("");
    var template = json.path("template_id").asString("");
    if (!openid.matches("o[A-Za-z0-9_-]{27}")) {
      return WeChatError.answer(40003);
    }
    if (template.isBlank()) {
      return WeChatError.answer(40037);
    }
    if (!spend(openid + " " + template)) {
      return WeChatError.answer(43101);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("msgid", 4_000_000_000L + delivered.incrementAndGet());
    return Answer.json(answer);
  }

  private boolean spend(String key) {
    var spent = new boolean[1];
    credit.computeIfPresent(
        key,
        (unchanged, left) -> {
          spent[0] = true;
          return left == 1 ? null : left - 1;
        });
    return spent[0];
  }
}
