package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people who came say of an activity; somebody reads their words before everybody does. */
final class Rates {
  private final Hall hall;

  Rates(Hall hall) {
    this.hall = hall;
  }

  /** Rates an activity, once. The same again is the same rating. */
  Rating.View rate(Principal caller, Commands.Rate command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    var person =
        command.minor() == null
            ? caller.person()
            : hall.needs().people().ward(caller.person(), command.minor()).person();
    var signUp = came(offering, person);
    requireAllowed(command);
    return Stale.again(
        () -> {
          var known = hall.ratings().find(command.community(), command.activity(), person);
          if (known.isPresent()) {
            return known
                .filter(rating -> isSame(rating, command))
                .orElseThrow(SignUpError.RATED_ALREADY::refusal)
                .view();
          }
          var state = command.comment() == null ? Rating.State.SHOWN : Rating.State.WAITING;
          var rating =
              new Rating(
                  command.community(),
                  command.activity(),
                  person,
                  signUp.name(),
                  caller.person(),
                  command.stars(),
                  command.comment(),
                  state,
                  hall.now(),
                  1);
          var writes = hall.writes();
          hall.ratings().create(writes, rating);
          writes.commit();
          return rating.view();
        });
  }

  private static boolean isSame(Rating rating, Commands.Rate command) {
    boolean sameWords =
        rating.comment() == null
            ? command.comment() == null
            : rating.comment().equals(command.comment());
    return rating.stars() == command.stars() && sameWords;
  }

  private SignUp came(Offering offering, PersonId person) {
    return hall.signUps()
        .of(offering, person)
        .filter(signUp -> signUp.attended() > 0)
        .findFirst()
        .orElseThrow(SignUpError.DID_NOT_COME::refusal);
  }

  private void requireAllowed(Commands.Rate command) {
    if (command.comment() == null) {
      return;
    }
    var texts = Map.of("/comment", command.comment());
    var blocked =
        hall.needs().screenings().look(command.community(), texts).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(Finding::explanation)
            .collect(Collectors.joining("; "));
    if (!blocked.isEmpty()) {
      throw SignUpError.WORDS.refusal(blocked);
    }
  }

  /** Somebody of the staff decides whether a rating's words are shown. */
  Rating.View moderate(Principal caller, Commands.Moderate command) {
    var rating =
        hall.ratings()
            .find(command.community(), command.activity(), command.guest())
            .orElseThrow(SignUpError.RATING_NOT_FOUND::refusal);
    if (rating.by().equals(caller.person())) {
      throw SignUpError.OWN_RATING.refusal();
    }
    var wanted = command.shows() ? Rating.State.SHOWN : Rating.State.HIDDEN;
    if (rating.state() == wanted && rating.revision() == command.revision() + 1) {
      return rating.view();
    }
    if (rating.revision() != command.revision()) {
      throw SignUpError.NOT_NOW.refusal("it was moderated meanwhile");
    }
    var next = rating.moderated(command.shows());
    var writes = hall.writes();
    hall.ratings().put(writes, next);
    writes.commit();
    return next.view();
  }

  /** All stars together, and a page of what people wrote. */
  Ratings<Rating.Shown> shown(Commands.PageOfActivity query) {
    var moderation =
        new Commands.PageOfModeration(
            query.community(),
            query.activity(),
            Rating.State.SHOWN.toString(),
            query.limit(),
            query.cursor());
    return list(moderation, Rating::shown);
  }

  /** The same of what somebody has to read first, or what was hidden. */
  Ratings<Rating.View> inModeration(Commands.PageOfModeration query) {
    return list(query, Rating::view);
  }

  private <V> Ratings<V> list(Commands.PageOfModeration query, Function<Rating, V> view) {
    hall.needs().activities().glance(query.community(), query.activity());
    var state = Rating.State.of(query.state());
    var cursors = hall.needs().people().cursors();
    var name = "ratings %s %s %s".formatted(query.community(), query.activity(), state);
    var page =
        hall.ratings()
            .page(
                query.community(),
                query.activity(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    var sum = hall.ratings().sum(query.community(), query.activity());
    return new Ratings<>(
        sum.count(),
        sum.stars(),
        page.items().stream().filter(rating -> rating.state() == state).map(view).toList(),
        cursors.after(name, page.last()));
  }

  /**
   * What the contract shows.
   *
   * @param count of all ratings
   * @param stars of all of them together
   */
  record Ratings<V>(int count, int stars, List<V> items, String next) {}
}
