package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where merchants may sell beside their home. */
final class Admissions {
  private final Counter counter;

  Admissions(Counter counter) {
    this.counter = counter;
  }

  /** The owner asks to be let into another community. The same again changes nothing. */
  Admission.View ask(Principal caller, Commands.Ask command) {
    return Stale.again(
        () -> {
          var merchant = counter.own(caller, command.home(), command.merchant());
          var place = command.community().value();
          var stored = counter.admissions().find(place, merchant.id());
          if (stored.filter(one -> one.state() != Admission.State.REFUSED).isPresent()) {
            return stored.get().view();
          }
          if (!merchant.stage().isPassed()) {
            throw MerchantError.MAY_NOT_SELL.refusal();
          }
          var next =
              stored
                  .map(refused -> refused.as(Admission.State.ASKED))
                  .orElseGet(() -> Admission.first(place, merchant, Admission.State.ASKED));
          var writes = counter.writes();
          counter.admissions().put(writes, next);
          counter.note(
              writes, command.community(), merchant.id(), caller.person(), "asked", null, null);
          writes.commit();
          return next.view();
        });
  }

  /** The community lets it in, or not. */
  Admission.View decide(Principal caller, Commands.Admit command) {
    return Stale.again(
        () -> {
          var stored =
              counter
                  .admissions()
                  .find(command.community().value(), command.merchant())
                  .orElseThrow(MerchantError.NOT_FOUND::refusal);
          counter.others(caller, stored.home(), stored.merchant());
          var wanted = command.passes() ? Admission.State.ADMITTED : Admission.State.REFUSED;
          if (stored.state() == wanted) {
            return stored.view();
          }
          var next = stored.as(wanted);
          var writes = counter.writes();
          counter.admissions().put(writes, next);
          counter.note(
              writes,
              command.community(),
              stored.merchant(),
              caller.person(),
              wanted.toString(),
              null,
              command.reason());
          writes.commit();
          return next.view();
        });
  }

  /** The platform lets a merchant into a street, a district, or everywhere, or takes that back. */
  Admission.View admitWidely(Principal caller, Commands.AdmitWidely command) {
    return Stale.again(
        () -> {
          var merchant = counter.others(caller, command.home(), command.merchant());
          var place = Admission.place(Area.of(command.area()));
          var stored = counter.admissions().find(place, merchant.id());
          var wanted = command.passes() ? Admission.State.ADMITTED : Admission.State.REFUSED;
          if (stored.filter(one -> one.state() == wanted).isPresent()) {
            return stored.get().view();
          }
          if (command.passes() && !merchant.stage().isPassed()) {
            throw MerchantError.MAY_NOT_SELL.refusal();
          }
          if (!command.passes() && stored.isEmpty()) {
            throw MerchantError.NOT_ADMITTED.refusal();
          }
          var next =
              stored
                  .map(before -> before.as(wanted))
                  .orElseGet(() -> Admission.first(place, merchant, wanted));
          var writes = counter.writes();
          counter.admissions().put(writes, next);
          var what = wanted.toString();
          counter.note(writes, merchant, caller.person(), what, command.area(), command.reason());
          writes.commit();
          return next.view();
        });
  }

  /** Those who asked, or were let in or not. */
  PageOf<Admission.View> list(Commands.PageOfCommunity query) {
    var cursors = counter.needs().people().cursors();
    var place = query.community().value();
    var name = "admissions " + place;
    var page =
        counter
            .admissions()
            .page(place, cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Admission::view).toList(), cursors.after(name, page.last()));
  }

  /** Whether a merchant was let into a community, or into an area around it. */
  boolean isAdmitted(CommunityId community, UUID merchant) {
    var here = counter.admissions().glance(community.value(), merchant);
    return here.isPresent()
        ? here.get().state() == Admission.State.ADMITTED
        : isAdmitted(smallestAround(community), merchant);
  }

  /** The same of a whole area. */
  boolean isAdmitted(Area area, UUID merchant) {
    return inAreas(area, merchant)
        .anyMatch(admission -> admission.state() == Admission.State.ADMITTED);
  }

  /** Where a merchant is known that is let in here, or asked to be. */
  Optional<CommunityId> homeOf(CommunityId community, UUID merchant) {
    return counter
        .admissions()
        .glance(community.value(), merchant)
        .or(() -> inAreas(smallestAround(community), merchant).findFirst())
        .map(Admission::home);
  }

  private Stream<Admission> inAreas(Area smallest, UUID merchant) {
    return smallest.andAround().stream()
        .flatMap(area -> counter.admissions().glance(Admission.place(area), merchant).stream());
  }

  private Area smallestAround(CommunityId community) {
    return Area.around(counter.needs().communities().get(community)).getFirst();
  }
}
