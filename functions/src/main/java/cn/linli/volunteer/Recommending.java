package cn.linli.volunteer;

import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.util.Optional;

/** The committee recommends residents, and each says yes or no before it counts. */
final class Recommending {
  /** Whoever said no is left in peace. */
  private static final Duration PEACE = Duration.ofDays(90);

  private final Bureau bureau;
  private final Cursors cursors;

  Recommending(Bureau bureau) {
    this.bureau = bureau;
    this.cursors = bureau.needs().people().cursors();
  }

  /** Names somebody else. The same again changes nothing. */
  Recommendation.View recommend(Principal caller, Commands.Recommend command) {
    Bureau.requireOther(caller, command.volunteer());
    var roles = bureau.needs().people().rolesIn(command.volunteer(), command.community());
    if (!roles.contains(Role.RESIDENT)) {
      throw VolunteerError.NOT_FOUND.refusal();
    }
    return Stale.again(
        () -> {
          var known = bureau.recommendations().find(command.community(), command.volunteer());
          if (known.isPresent() && isSame(known.get(), caller, command)) {
            return known.get().view();
          }
          known.ifPresent(this::requireAskable);
          Profiles.requireAdult(bureau, command.community(), command.volunteer());
          var next =
              new Recommendation(
                  command.community(),
                  command.volunteer(),
                  command.reason(),
                  caller.person(),
                  Recommendation.State.ASKED,
                  bureau.now(),
                  null,
                  known.map(Recommendation::revision).orElse(0) + 1);
          var writes = bureau.writes();
          bureau.put(writes, next);
          writes.commit();
          return next.view();
        });
  }

  private static boolean isSame(
      Recommendation known, Principal caller, Commands.Recommend command) {
    return known.state() == Recommendation.State.ASKED
        && known.by().equals(caller.person())
        && known.reason().equals(command.reason());
  }

  private void requireAskable(Recommendation known) {
    boolean mayAsk =
        switch (known.state()) {
          case ASKED, ACCEPTED -> false;
          case DECLINED -> known.answeredAt().plus(PEACE).isBefore(bureau.now());
        };
    if (!mayAsk) {
      throw VolunteerError.RECOMMENDED_ALREADY.refusal("it is " + known.state());
    }
  }

  /** The resident says yes, and is a volunteer from then on; or no. The same again is the same. */
  Profiles.Own answer(Principal caller, Commands.AnswerRecommendation command) {
    var answer = Recommendation.State.of(command.accept());
    return Stale.again(
        () -> {
          var community = command.community();
          var asked =
              bureau
                  .recommendations()
                  .find(community, caller.person())
                  .orElseThrow(VolunteerError.NOTHING_TO_ANSWER::refusal);
          var profile = bureau.profiles().find(community, caller.person());
          if (asked.state() == answer) {
            return new Profiles.Own(profile.map(Profile::view).orElse(null), asked.view());
          }
          if (asked.state() != Recommendation.State.ASKED) {
            throw VolunteerError.NOTHING_TO_ANSWER.refusal("it is " + asked.state());
          }
          var writes = bureau.writes();
          var next = asked.answered(answer, bureau.now());
          bureau.put(writes, next);
          if (command.accept()) {
            var name = Profiles.requireAdult(bureau, community, caller.person());
            var before =
                profile.orElseGet(
                    () -> Profile.first(community, caller.person(), name, bureau.now()));
            profile = Optional.of(before.praised());
            bureau.put(writes, profile.get(), new Stale());
          }
          writes.commit();
          return new Profiles.Own(profile.map(Profile::view).orElse(null), next.view());
        });
  }

  /** A page of those whom the committee has named. */
  PageOf<Recommendation.View> list(Commands.PageOfCommunity query) {
    var name = "recommended " + query.community();
    var page =
        bureau
            .recommendations()
            .page(
                query.community(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Recommendation::view).toList(), cursors.after(name, page.last()));
  }
}
