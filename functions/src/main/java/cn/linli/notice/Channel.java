package cn.linli.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where people are told beside their inbox, in the order in which it is tried. */
public enum Channel {
  /** Subscription message (订阅消息). */
  MINI_PROGRAM,
  /** Template message (模板消息). */
  OFFICIAL_ACCOUNT;

  /** The channel spelled so. */
  @JsonCreator
  public static Channel of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
