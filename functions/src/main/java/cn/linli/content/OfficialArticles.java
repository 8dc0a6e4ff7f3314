package cn.linli.content;

import java.util.Map;

/**
 * What followers of our Official Account can read (发布能力). All fail with an {@link OfficialFailure}.
 */
public interface OfficialArticles {
  /**
   * Tells WeChat to publish a draft, which takes a while and may still fail. Nobody may do it twice
   * for one draft.
   *
   * @return what names the job
   */
  String submit(String draft);

  /** How a job stands. */
  Outcome outcome(String job);

  /**
   * What names the articles that come from an address with this beginning, by that address; of the
   * latest hundred of the account.
   */
  Map<String, String> published(String beginning);

  /** Deletes an article for ever; one that is not there is fine. */
  void delete(String article);

  /** How a job stands. */
  sealed interface Outcome {}

  /** WeChat is still at it. */
  record Running() implements Outcome {}

  /** Followers can read it. */
  record Published(String article) implements Outcome {}

  /** They never will, or no more. */
  record Failed(OfficialFailure.Kind why) implements Outcome {}
}
