package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What people show: passes before, certificates afterwards. */
final class Showing {
  private final Hall hall;
  private final Booking booking;

  Showing(Hall hall, Booking booking) {
    this.hall = hall;
    this.booking = booking;
  }

  /** The public keys to hold passes and certificates against. */
  Map<String, List<Map<String, Object>>> keys(Commands.Nothing query) {
    return hall.passes().keys();
  }

  /** The passes of all who come by a sign-up. */
  Map<String, List<Pass>> passes(Principal caller, Commands.OfSignUp query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    var items =
        booking.own(caller, offering, query).stream()
            .filter(signUp -> signUp.state() == SignUpState.CONFIRMED)
            .map(
                signUp ->
                    new Pass(signUp.person(), signUp.name(), hall.passes().of(offering, signUp)))
            .toList();
    return Map.of("items", items);
  }

  /** A pass. */
  record Pass(PersonId person, String name, String code) {}

  /** What says that people came by a sign-up, and for how long. */
  Map<String, List<Certificate>> certificates(Principal caller, Commands.OfSignUp query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    var items = new ArrayList<Certificate>();
    for (var signUp : booking.own(caller, offering, query)) {
      if (signUp.attended() > 0) {
        items.add(certificate(offering, signUp));
      }
    }
    return Map.of("items", items);
  }

  private Certificate certificate(Offering offering, SignUp signUp) {
    var target = signUp.target();
    var numbers =
        target.isAll()
            ? IntStream.range(0, offering.plan().sessions().size())
            : IntStream.of(target.session());
    var came =
        numbers
            .filter(
                number ->
                    hall.checkIns()
                        .came(target.community(), target.activity(), number, signUp.person())
                        .isPresent())
            .toArray();
    long minutes =
        IntStream.of(came)
            .mapToObj(number -> offering.plan().sessions().get(number).time().length())
            .reduce(Duration.ZERO, Duration::plus)
            .toMinutes();
    var title = offering.plan().title();
    return new Certificate(
        signUp.person(),
        signUp.name(),
        title,
        came.length,
        minutes,
        hall.passes().certificate(signUp, title, minutes));
  }

  /**
   * What somebody can show for having come.
   *
   * @param code signed, for whoever wants to know that it is true
   */
  record Certificate(
      PersonId person, String name, String title, int sessions, long minutes, String code) {}
}
