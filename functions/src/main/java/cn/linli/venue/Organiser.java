package cn.linli.venue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * In whose name a zone is used.
 *
 * @param name of the group; null for a person, who books for themselves
 */
record Organiser(Kind kind, String name) {
  /** Who has said nothing else books for themselves. */
  static final Organiser PERSON = new Organiser(Kind.PERSON, null);

  /** Whether the name fits the kind. */
  boolean isNamedAsItsKindAsks() {
    return (kind == Kind.PERSON) == (name == null);
  }

  /**
   * How the group is known however its name is typed: width, case and blanks make no other group of
   * it. Empty for a person.
   */
  Optional<String> group() {
    return Optional.ofNullable(name)
        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC))
        .map(text -> text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT))
        .map(text -> kind + "#" + text);
  }

  /** What an organiser is. */
  enum Kind {
    PERSON,
    CLUB,
    ORGANISATION,
    ENTERPRISE,
    PARTY_BRANCH;

    static Kind of(String word) {
      return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }
  }
}
