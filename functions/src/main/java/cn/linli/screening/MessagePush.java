package cn.linli.screening;

import cn.linli.screening.ContentSecurity.Suggest;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Webhook;
import java.util.List;
import java.util.Map;

/** What WeChat pushes to the mini program's server. Nothing is believed that it did not sign. */
public interface MessagePush {
  /**
   * What the server has to answer when somebody enters its address in the console.
   *
   * @throws ForgedPush when nobody can tell that WeChat asks
   */
  String greeting(Webhook call);

  /**
   * A message.
   *
   * @throws ForgedPush when nobody can tell that WeChat sent it, and now
   */
  Push read(Webhook call);

  /** Something pushed. */
  sealed interface Push {}

  /**
   * The opinion about a picture.
   *
   * @param errcode 0, or why there is none
   */
  record PictureJudged(String trace, int errcode, Suggest suggest, int label) implements Push {}

  /**
   * Somebody let us send them messages (订阅消息), or wants none any more.
   *
   * @param push the same when WeChat says the same again
   * @param earned messages by WeChat's id of their template
   * @param none the templates of which they want nothing more
   */
  record Consented(String openid, String push, Map<String, Integer> earned, List<String> none)
      implements Push {
    /** Copies what it is given. */
    public Consented {
      earned = Map.copyOf(earned);
      none = List.copyOf(none);
    }
  }

  /** Something else; we listen to no other event yet. */
  record Other(String event) implements Push {}
}
