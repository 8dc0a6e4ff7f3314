package cn.linli.officialaccount;

import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Webhook;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What WeChat pushes to the Official Account's server. Nothing is believed that it did not sign.
 */
public interface AccountPush {
  /**
   * What the server has to answer when somebody enters its address in the console.
   *
   * @throws ForgedPush when nobody can tell that WeChat asks
   */
  String greeting(Webhook call);

  /**
   * A message or event.
   *
   * @throws ForgedPush when nobody can tell that WeChat sent it, and now
   */
  Pushed read(Webhook call);

  /**
   * Something pushed.
   *
   * @param number the same when it comes again, and of nothing else
   * @param app our account's app id
   * @param openid whose it is; never to be logged
   * @param at when it happened, to the second
   * @param answer a text to them, as the body of our response: sealed and signed
   */
  record Pushed(
      String number,
      String app,
      String openid,
      Instant at,
      What what,
      UnaryOperator<String> answer) {
    /** Without the openid and what was said. */
    @Override
    public String toString() {
      return "a push about " + what.getClass().getSimpleName();
    }
  }

  /** What happened. */
  sealed interface What {}

  /** They wrote. */
  record Wrote(String words) implements What {}

  /** They began to follow. */
  record Followed() implements What {}

  /** They do not follow any more. */
  record Left() implements What {}

  /** They chose a key of the menu. */
  record Clicked(String key) implements What {}

  /**
   * WeChat has done with publishing an article, or failed to.
   *
   * @param job what names that
   */
  record Published(String job) implements What {}

  /**
   * Something that we do not listen to.
   *
   * @param kind in plain letters
   * @param message whether they sent it to be answered, as a picture
   */
  record Other(String kind, boolean message) implements What {}
}
