package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Short codes by which people are found at a door where no pass can be read. A code follows from
 * the activity and the person, so that a place costs nothing more for it; whoever looks for one
 * looks at the rows. They are for finding, not for proving: only those who hold the activity use
 * them.
 */
record GuestCodes(RowTable rows) {
  /** None of them looks or sounds like another. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 6;

  static String of(UUID activity, PersonId person) {
    var hash = sha256().digest((activity + "/" + person).getBytes(StandardCharsets.UTF_8));
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(Math.floorMod(hash[i], LETTERS.length())));
    }
    return code.toString();
  }

  static String of(SignUp signUp) {
    return of(signUp.target().activity(), signUp.person());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Who has a code, of those who have places; nobody where two have the same. */
  Optional<PersonId> person(Offering offering, List<Target> targets, String code) {
    var found =
        targets.stream()
            .flatMap(target -> people(offering, target))
            .distinct()
            .filter(person -> of(offering.id(), person).equals(code))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Stream<PersonId> people(Offering offering, Target target) {
    return target.tickets(offering).stream()
        .flatMap(
            ticket ->
                IntStream.range(0, ticket.rows())
                    .mapToObj(number -> rows.find(target, ticket.id(), number)))
        .flatMap(row -> row.people().stream());
  }
}
