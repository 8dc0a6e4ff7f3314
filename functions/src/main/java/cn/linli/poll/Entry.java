package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry of a contest as it stands.
 *
 * @param person whose it is
 * @param guardian who handed it in for a minor and acts for them, or null
 * @param name theirs, masked, or null once they were erased
 * @param title or null once they were erased; so is the text, and there are no pictures
 * @param reason why it was rejected or removed, or null
 * @param revision counts the changes
 */
record Entry(
    Key key,
    PersonId person,
    PersonId guardian,
    String name,
    String title,
    String text,
    List<UUID> pictures,
    Instant handedInAt,
    EntryState state,
    String reason,
    int revision) {
  Entry {
    pictures = List.copyOf(pictures);
  }

  /** The next state; refuses where no edge leads there. */
  Entry to(EntryState next, String why) {
    if (!state.next().contains(next)) {
      throw PollError.NOT_NOW.refusal("it is " + state);
    }
    return new Entry(
        key, person, guardian, name, title, text, pictures, handedInAt, next, why, revision + 1);
  }

  /** Without anything that its person wrote or is called. */
  Entry forgotten(EntryState next) {
    return new Entry(
        key, person, guardian, null, null, null, List.of(), handedInAt, next, reason, revision + 1);
  }

  /** Who handed it in. */
  PersonId by() {
    return guardian == null ? person : guardian;
  }

  /** Everything people would read, by JSON pointer. */
  Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("/title", title);
    if (text != null) {
      texts.put("/text", text);
    }
    return texts;
  }

  boolean isForgotten() {
    return title == null;
  }

  boolean isThatOf(PersonId somebody, Commands.HandIn command) {
    return person.equals(somebody)
        && command.title().equals(title)
        && Objects.equals(text, command.text())
        && pictures.equals(command.pictures());
  }

  /** What a picture of it belongs to, and what screening knows it by: it never changes. */
  String reference() {
    return "entry/" + key.contest().id() + "/" + key.id();
  }

  /** What names an entry. */
  record Key(Matter.Key contest, UUID id) {}
}
