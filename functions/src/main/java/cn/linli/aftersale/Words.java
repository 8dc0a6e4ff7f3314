package cn.linli.aftersale;

import cn.linli.shared.Fault;
import java.util.List;
import java.util.UUID;

/**
 * Something that is said, with the pictures that show it.
 *
 * @param evidence uploads of whoever says it
 */
record Words(String text, List<UUID> evidence) {
  Words {
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
  }

  /** What a command brings. */
  static Words of(String text, String pointer, List<UUID> evidence) {
    Fault.checks().that(text != null && !text.isBlank(), pointer, "is blank").orRefuse();
    return new Words(text, evidence);
  }
}
