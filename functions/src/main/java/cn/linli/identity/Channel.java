package cn.linli.identity;

import java.util.Locale;

/** Which WeChat account of ours a person came through. */
public enum Channel {
  MINI_PROGRAM,
  OFFICIAL_ACCOUNT;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
