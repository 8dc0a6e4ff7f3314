package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;

/** A person whose real name somebody has verified, for tests of what comes after it. */
public final class VerifiedPerson {
  private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

  private VerifiedPerson() {}

  /** Others see them under this name from now on. */
  public static void verify(People people, PersonId id, String maskedName) {
    var identity = people.identity();
    var person = identity.persons().get(id);
    var writes = new WriteSet(identity.dynamo());
    identity
        .persons()
        .change(
            writes,
            person.verified("number-of-" + id, BORN, maskedName, identity.clock().instant()));
    writes.commit();
  }
}
