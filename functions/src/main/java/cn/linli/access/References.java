package cn.linli.access;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Our names on the locks: the reservation's id without dashes, and the number of the holder. */
final class References {
  private static final Pattern OURS =
      Pattern.compile(
          "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-(\\d{1,2})");

  private References() {}

  static GrantReference of(UUID reservation, int holder) {
    return new GrantReference(reservation.toString().replace("-", "") + "-" + holder);
  }

  /** Whose it is, or empty when we never wrote it. */
  static Optional<Name> read(GrantReference reference) {
    var parts = OURS.matcher(reference.value());
    return parts.matches()
        ? Optional.of(
            new Name(
                UUID.fromString(
                    String.join(
                        "-",
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        parts.group(4),
                        parts.group(5))),
                Integer.parseInt(parts.group(6))))
        : Optional.empty();
  }

  /** A holder of a reservation. */
  record Name(UUID reservation, int holder) {}
}
