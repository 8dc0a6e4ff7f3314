package cn.linli.content;

import java.util.Optional;

/** The drafts of our Official Account (公众号草稿箱). All fail with an {@link OfficialFailure}. */
public interface OfficialDrafts {
  /**
   * Brings a picture, JPEG or PNG, for the inside of an article.
   *
   * @return the address under which articles may show it
   */
  String picture(byte[] picture);

  /**
   * Brings one for the cover of an article; it stays there.
   *
   * @return what names it
   */
  String cover(byte[] picture);

  /**
   * Adds a draft.
   *
   * @return what names it
   */
  String add(Article article);

  /** What names the draft whose article comes from there; empty where there is none. */
  Optional<String> find(String source);

  /** Deletes a draft; one that is not there is fine. */
  void delete(String draft);

  /**
   * An article.
   *
   * @param html with pictures that were brought
   * @param cover that was brought
   * @param source where it is on our side; no other article has the same
   */
  record Article(String title, String digest, String html, String cover, String source) {}
}
