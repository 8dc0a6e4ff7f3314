package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a person reads of themselves in their export. */
final class Exports {
  private final Hall hall;

  Exports(Hall hall) {
    this.hall = hall;
  }

  List<One> signUps(PersonId person) {
    return hall.signUps().all(person).map(this::one).toList();
  }

  private One one(SignUp signUp) {
    var target = signUp.target();
    var mine = Booking.Mine.of(signUp);
    if (signUp.attended() == 0) {
      return One.of(mine, null, List.of());
    }
    var offering = hall.needs().activities().get(target.community(), target.activity());
    var rating =
        hall.ratings()
            .find(target.community(), target.activity(), signUp.person())
            .map(Rating::view)
            .orElse(null);
    return One.of(mine, rating, gifts(offering, signUp.person()).toList());
  }

  private Stream<Gift.View> gifts(Offering offering, PersonId person) {
    return offering.plan().gifts().stream()
        .flatMap(
            gift ->
                hall.gifts().find(offering.community(), offering.id(), gift.id(), person).stream())
        .map(Gift::view);
  }

  List<Standing.View> missed(PersonId person) {
    return hall.traces().standings(person).stream()
        .map(trace -> hall.standings().get(trace.community(), person).view(hall.now()))
        .toList();
  }

  /** A sign-up, and what came of it. */
  record One(
      CommunityId community,
      UUID signUp,
      UUID activity,
      Integer session,
      SignUpView.One person,
      Rating.View rating,
      List<Gift.View> gifts) {
    private static One of(Booking.Mine mine, Rating.View rating, List<Gift.View> gifts) {
      return new One(
          mine.community(),
          mine.signUp(),
          mine.activity(),
          mine.session(),
          mine.person(),
          rating,
          gifts);
    }
  }
}
