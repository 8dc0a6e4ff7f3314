package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.LocalDate;
import java.util.UUID;

/** A real person's one vote of a day in a contest. */
record Vote(Matter.Key contest, PersonId person, LocalDate date, UUID entry) {
  View view() {
    return new View(contest.id(), date, entry);
  }

  /** What the contract shows, to whoever has voted alone. */
  record View(UUID contest, LocalDate date, UUID entry) {}
}
