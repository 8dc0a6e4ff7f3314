package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry of a contest as it stands.
 *
 * @param person whose it is
 * @param name theirs, masked, or null once they were erased
 * @param title or null once they were erased; so is the text, and there are no pictures
 * @param reason why it was rejected or removed, or null
 * @param revision counts the changes
 */
record Entry(
    Key key,
    PersonId person,
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
    return new Entry(key, person, name, title, text, pictures, handedInAt, next, why, revision + 1);
  }

  /** Without anything that its person wrote or is called. */
  Entry forgotten(EntryState next) {
    return new Entry(
        key, person, null, null, null, List.of(), handedInAt, next, reason, revision + 1);
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

  /** What a picture of it belongs to. */
  String reference() {
    return "entry/" + key.contest().id() + "/" + key.id();
  }

  /** What names an entry. */
  record Key(Matter.Key contest, UUID id) {}
}
