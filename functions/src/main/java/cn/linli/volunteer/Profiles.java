package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.util.List;

/** Residents say what they can, and when; the centre's people say what they have learnt. */
final class Profiles {
  private static final int ADULT = 18;
  private static final int MOST_TRAININGS = 30;

  private final Bureau bureau;
  private final Topics topics;
  private final Cursors cursors;

  Profiles(Bureau bureau) {
    this.bureau = bureau;
    this.topics = new Topics(bureau);
    this.cursors = bureau.needs().people().cursors();
  }

  /** What the contract shows somebody of themselves. */
  record Own(Profile.View profile, Recommendation.View recommendation) {}

  /** Registers the caller, or changes what they said before. The same again changes nothing. */
  Profile.View register(Principal caller, Commands.Register command) {
    var community = command.community();
    var name = requireAdult(bureau, community, caller.person());
    var known = bureau.profiles().find(community, caller.person());
    if (known.filter(one -> one.offersTheSame(command.skills(), command.times())).isPresent()) {
      return known.get().view();
    }
    var kept = known.map(Profile::skills).orElse(List.of());
    topics.require(community, Topic.Sort.SKILL, command.skills(), kept);
    var before =
        known.orElseGet(() -> Profile.first(community, caller.person(), name, bureau.now()));
    var ifChanged = VolunteerError.CHANGED_MEANWHILE.refusal();
    if (before.revision() != command.revision()) {
      throw ifChanged;
    }
    var next = before.offering(name, command.skills(), command.times());
    var writes = bureau.writes();
    bureau.put(writes, next, ifChanged);
    writes.commit();
    return next.view();
  }

  /**
   * Refuses minors, who would need a guardian beside them, and whoever is about to be gone.
   *
   * @return the name under which others see them
   */
  static String requireAdult(Bureau bureau, CommunityId community, PersonId person) {
    var self = bureau.needs().people().active(person);
    var name = self.requireName();
    if (self.born().plusYears(ADULT).isAfter(bureau.day(community, bureau.now()))) {
      throw VolunteerError.UNDER_AGE.refusal();
    }
    return name;
  }

  /** The caller helps no more. What they have promised stays promised. */
  Profile.View withdraw(Principal caller, Commands.OfCommunity command) {
    return Stale.again(
        () -> {
          var profile = get(command.community(), caller.person());
          if (profile.withdrawn()) {
            return profile.view();
          }
          var next = profile.ended();
          var writes = bureau.writes();
          bureau.put(writes, next, new Stale());
          writes.commit();
          return next.view();
        });
  }

  private Profile get(CommunityId community, PersonId person) {
    return bureau
        .profiles()
        .find(community, person)
        .orElseThrow(VolunteerError.NOT_REGISTERED::refusal);
  }

  /** What the caller said, and whether they are recommended. */
  Own own(Principal caller, Commands.OfCommunity query) {
    var profile = bureau.profiles().find(query.community(), caller.person());
    var named = bureau.recommendations().find(query.community(), caller.person());
    return new Own(
        profile.map(Profile::view).orElse(null), named.map(Recommendation::view).orElse(null));
  }

  /** Puts on record that somebody else has passed a training. The same again changes nothing. */
  Profile.View train(Principal caller, Commands.RecordTraining command) {
    Bureau.requireOther(caller, command.volunteer());
    return Stale.again(
        () -> {
          var profile = find(command.community(), command.volunteer());
          var training =
              new Training(command.passedOn(), command.expiresOn(), caller.person(), bureau.now());
          var known = profile.trainings().get(command.training());
          if (known != null && known.says(training)) {
            return profile.view();
          }
          requireTraining(profile, command);
          var next = profile.trained(command.training(), training);
          var writes = bureau.writes();
          bureau.put(writes, next, new Stale());
          writes.commit();
          return next.view();
        });
  }

  private void requireTraining(Profile profile, Commands.RecordTraining command) {
    var kept = profile.trainings().keySet();
    topics.require(command.community(), Topic.Sort.TRAINING, List.of(command.training()), kept);
    if (command.passedOn().isAfter(bureau.day(command.community(), bureau.now()))) {
      throw VolunteerError.NOT_NOW.refusal("it is not passed before it is held");
    }
    if (kept.size() >= MOST_TRAININGS && !kept.contains(command.training())) {
      throw VolunteerError.TOO_MANY.refusal("of one person " + MOST_TRAININGS);
    }
  }

  private Profile find(CommunityId community, PersonId person) {
    return bureau.profiles().find(community, person).orElseThrow(VolunteerError.NOT_FOUND::refusal);
  }

  /** A volunteer, for the centre's people. */
  Own get(Commands.OfVolunteer query) {
    var named = bureau.recommendations().find(query.community(), query.volunteer());
    return new Own(
        find(query.community(), query.volunteer()).view(),
        named.map(Recommendation::view).orElse(null));
  }

  /** A page of a community's volunteers, for the centre's people. */
  PageOf<Profile.View> list(Commands.PageOfCommunity query) {
    var name = "volunteers " + query.community();
    var page =
        bureau
            .profiles()
            .page(
                query.community(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Profile::view).toList(), cursors.after(name, page.last()));
  }
}
