package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A contest or a poll as it stands.
 *
 * @param author who proposed it, and alone may change it before it is published
 * @param reason why it was sent back or ended, or null
 * @param publishedAt or null; whoever is no staff sees nothing of it before
 * @param worded the revision at which its words were last written
 * @param revision counts the changes
 */
record Matter(
    Key key,
    PersonId author,
    String title,
    String description,
    Terms terms,
    State state,
    String reason,
    Instant publishedAt,
    int worded,
    int revision) {
  /** The next state; refuses where no edge leads there. */
  Matter to(State next, String why) {
    if (!state.next().contains(next)) {
      throw PollError.NOT_NOW.refusal("it is " + state);
    }
    return new Matter(
        key, author, title, description, terms, next, why, publishedAt, worded, revision + 1);
  }

  Matter published(Instant now) {
    var next = to(State.PUBLISHED, null);
    return new Matter(
        key, author, title, description, terms, next.state, null, now, worded, next.revision);
  }

  /** With other content, to be decided about anew. */
  Matter as(Draft draft) {
    var next = to(State.PROPOSED, null);
    return draft.asMatter(author, next.revision);
  }

  /** What screening knows its words by: other words are another subject. */
  String subject() {
    return key.ref() + "/" + worded;
  }

  Map<String, String> texts() {
    return texts(title, description, terms);
  }

  private static Map<String, String> texts(String title, String description, Terms terms) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("/title", title);
    texts.put("/description", description);
    texts.putAll(terms.texts());
    return texts;
  }

  boolean isPublished() {
    return publishedAt != null;
  }

  ContestTerms contest() {
    return (ContestTerms) terms;
  }

  PollTerms poll() {
    return (PollTerms) terms;
  }

  /** What names a matter. */
  record Key(CommunityId community, Kind kind, UUID id) {
    static Key contest(CommunityId community, UUID id) {
      return new Key(community, Kind.CONTEST, id);
    }

    static Key poll(CommunityId community, UUID id) {
      return new Key(community, Kind.POLL, id);
    }

    /** The partition of the matter, and the beginning of those of what belongs to it. */
    String pk() {
      return community + "#" + kind + "#" + id;
    }

    /** Within its community. */
    String ref() {
      return kind + "/" + id;
    }

    static Key ofRef(CommunityId community, String ref) {
      var parts = ref.split("/", 2);
      return new Key(community, Kind.of(parts[0]), UUID.fromString(parts[1]));
    }
  }

  /**
   * A matter as somebody writes it.
   *
   * @param revision that they saw
   */
  record Draft(Key key, String title, String description, Terms terms, int revision) {
    Matter asMatter(PersonId author, int next) {
      return new Matter(
          key, author, title, description, terms, State.PROPOSED, null, null, next, next);
    }

    boolean isSame(Matter matter) {
      return matter.title.equals(title)
          && matter.description.equals(description)
          && matter.terms.equals(terms);
    }

    /** Everything people would read, by JSON pointer. */
    Map<String, String> texts() {
      return Matter.texts(title, description, terms);
    }
  }
}
