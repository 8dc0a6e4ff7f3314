package cn.linli.notice;

import java.util.Map;

/** WeChat, as far as it carries messages to people. */
public interface Messenger {
  /** The app of ours at which people are known on a channel. */
  String app(Channel channel);

  /**
   * Sends a message.
   *
   * @throws MessageFailure when it is not certain that WeChat took it
   */
  void send(Message message);

  /**
   * What WeChat has: the content of each template of ours by its id, with names of fields as {@code
   * {{thing1.DATA}}}.
   *
   * @throws MessageFailure when it does not say
   */
  Map<String, String> contents(Channel channel);

  /**
   * A message to one person.
   *
   * @param openid theirs at the channel's app
   * @param page of the mini program that it opens
   * @param values by field, none of them empty
   * @param key the same when the same message is sent again; only template messages know it
   */
  record Message(
      Channel channel,
      String openid,
      String template,
      String page,
      Map<String, String> values,
      String key) {
    /** Without the person and the words. */
    @Override
    public String toString() {
      return channel + " " + template;
    }
  }
}
