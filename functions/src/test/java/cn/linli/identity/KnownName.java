package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;

/** Gives people a verified name, for tests of what asks for one. */
public final class KnownName {
  private KnownName() {}

  /** From now on others see them under this masked name. */
  public static void give(People people, PersonId person, String masked, Instant now) {
    var identity = people.identity();
    var writes = new WriteSet(identity.dynamo());
    var known = identity.persons().get(person);
    var born = LocalDate.of(1980, 1, 1);
    identity.persons().change(writes, known.verified(person.toString(), born, masked, now));
    writes.commit();
  }
}
