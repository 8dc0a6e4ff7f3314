package cn.linli.shared;

import java.util.UUID;

/**
 * Names a person. It says nothing about them, so it may stand in logs and keys, and stays as the
 * pseudonym after erasure.
 *
 * @param value random
 */
public record PersonId(UUID value) {
  /** Reads the canonical lower-case form; throws {@link IllegalArgumentException}. */
  public static PersonId of(String text) {
    return new PersonId(uuid(text));
  }

  /** A UUID in its one canonical spelling; {@link UUID#fromString} alone takes many. */
  public static UUID uuid(String text) {
    var parsed = UUID.fromString(text);
    if (!parsed.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower case");
    }
    return parsed;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
