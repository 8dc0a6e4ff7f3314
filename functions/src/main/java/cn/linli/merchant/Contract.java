package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.UUID;

/**
 * A version of the contract that a community's merchants sign; the last by name is the one to sign.
 *
 * @param upload where its text is
 */
record Contract(CommunityId community, String version, String title, UUID upload, Instant at) {
  /**
   * What the contract of the API shows.
   *
   * @param link where its text can be fetched, for some minutes
   */
  record View(String contract, String title, UUID upload, Instant at, String link) {}
}
