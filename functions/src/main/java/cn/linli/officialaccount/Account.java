package cn.linli.officialaccount;

import java.util.Map;
import java.util.Optional;

/** Port to the Official Account at WeChat. Every method may throw {@link AccountFailure}. */
public interface Account {
  /** Its app id. */
  String appId();

  /** The app id of the mini program that belongs to it. */
  String miniProgram();

  /** What it tells of a WeChat account, empty for one that does not follow. */
  Optional<Profile> profile(String openid);

  /** Sends a text to somebody who has written, or has begun to follow, within 48 hours. */
  void send(String openid, String text);

  /** The tags by name. */
  Map<String, Integer> tags();

  /** A new tag's number. */
  int createTag(String name);

  /** Gives a tag to a follower, or takes it away; again is the same. */
  void tag(int tag, String openid, boolean given);

  /** The menus that are published, as JSON in WeChat's way; empty where there are none. */
  Optional<String> menus();

  /** Replaces the menu that all see who have no other. */
  void publish(String menu);

  /** Adds a menu for some. */
  void publishConditional(String menu);

  /** Removes one of those. */
  void removeConditional(String menu);

  /** What signatures of pages are made with (jsapi_ticket), shared by all instances. */
  String ticket();

  /**
   * What WeChat tells of a follower.
   *
   * @param unionid null where our apps are not bound to one open-platform account
   */
  record Profile(String unionid) {
    /** Without the unionid. */
    @Override
    public String toString() {
      return "a follower";
    }
  }
}
