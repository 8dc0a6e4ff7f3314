package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.Optional;

/** Whoever moves money, as far as the check of the books asks them. */
@FunctionalInterface
public interface Business {
  /** What is wrong between an entry and what it refers to, if anything. */
  Optional<String> wrong(Entry entry);

  /**
   * Looks at a page of what must have entries.
   *
   * @param at where the page before said to go on, or an empty text for the first
   */
  default Page look(CommunityId community, String at) {
    return new Page(List.of(), null);
  }

  /** This one, and another that knows more about some of the entries. */
  default Business and(Business other) {
    var first = this;
    return new Business() {
      @Override
      public Optional<String> wrong(Entry entry) {
        return first.wrong(entry).or(() -> other.wrong(entry));
      }

      @Override
      public Page look(CommunityId community, String at) {
        return first.look(community, at);
      }
    };
  }

  /**
   * What was looked at at once.
   *
   * @param next where to go on, or null at the end
   */
  record Page(List<Missing> missing, String next) {}

  /**
   * Something that happened and has no entry.
   *
   * @param what happened
   * @param entry the id that its entry would have
   */
  record Missing(String what, String entry) {}
}
