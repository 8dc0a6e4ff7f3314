package cn.linli.signup;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;

/** Whether pictures of people may be taken: each says so, and may say otherwise at any time. */
final class Consents {
  private final Hall hall;
  private final Booking booking;

  Consents(Hall hall, Booking booking) {
    this.hall = hall;
    this.booking = booking;
  }

  /** Says it of oneself, or of a minor one acts for. The same again changes nothing. */
  SignUpView.One photo(Principal caller, Commands.Photo command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    var person =
        command.minor() == null
            ? caller.person()
            : hall.needs().people().ward(caller.person(), command.minor()).person();
    return Stale.again(
        () -> {
          var signUp =
              booking.own(caller, offering, command.which()).stream()
                  .filter(one -> one.person().equals(person))
                  .findFirst()
                  .orElseThrow(SignUpError.NOT_FOUND::refusal);
          if (signUp.photo() == command.photo()) {
            return SignUpView.One.of(signUp);
          }
          var next = signUp.allowing(command.photo());
          var writes = hall.writes();
          hall.signUps().put(writes, next);
          writes.commit();
          return SignUpView.One.of(next);
        });
  }
}
