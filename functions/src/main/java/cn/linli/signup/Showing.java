package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                    new Pass(
                        signUp.person(),
                        signUp.name(),
                        hall.passes().of(offering, signUp),
                        GuestCodes.of(signUp)))
            .toList();
    return Map.of("items", items);
  }

  /**
   * A pass.
   *
   * @param guestCode to be said where it cannot be read
   */
  record Pass(PersonId person, String name, String code, String guestCode) {}

  /**
   * What says that people came by a sign-up, and for how long: to what has ended and was held, by
   * those whose sign-up stands.
   */
  Map<String, List<Certificate>> certificates(Principal caller, Commands.OfSignUp query) {
    var offering = hall.needs().activities().get(query.community(), query.activity());
    if (offering.state().isOff()) {
      return Map.of("items", List.of());
    }
    var items =
        booking.own(caller, offering, query).stream()
            .filter(signUp -> signUp.state() == SignUpState.CONFIRMED)
            .flatMap(signUp -> certificate(offering, signUp).stream())
            .toList();
    return Map.of("items", items);
  }

  private Optional<Certificate> certificate(Offering offering, SignUp signUp) {
    var now = hall.now();
    var sessions =
        signUp.cameTo().stream()
            .map(offering.plan().sessions()::get)
            .filter(session -> !now.isBefore(session.end()))
            .toList();
    if (sessions.isEmpty()) {
      return Optional.empty();
    }
    long minutes =
        sessions.stream()
            .map(session -> session.time().length())
            .reduce(Duration.ZERO, Duration::plus)
            .toMinutes();
    var title = offering.plan().title();
    var code = hall.passes().certificate(signUp, title, sessions.size(), minutes);
    return Optional.of(
        new Certificate(signUp.person(), signUp.name(), title, sessions.size(), minutes, code));
  }

  /**
   * What somebody can show for having come.
   *
   * @param code signed, for whoever wants to know that it is true
   */
  record Certificate(
      PersonId person, String name, String title, int sessions, long minutes, String code) {}
}
