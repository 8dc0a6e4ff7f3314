package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a committee says no to, for its community and at once. */
final class Vetoes {
  private final Counter counter;
  private final Admissions admissions;

  Vetoes(Counter counter) {
    this.counter = counter;
    this.admissions = new Admissions(counter);
  }

  /** No to everything of a merchant. The same again changes nothing. */
  View merchant(Principal caller, Commands.Because command) {
    requireKnown(caller, command.community(), command.merchant());
    return say(
        caller.person(), command.community(), command.merchant(), Veto.ALL, command.reason());
  }

  /** No to a product. */
  View product(Principal caller, Commands.VetoProduct command) {
    var home = requireKnown(caller, command.community(), command.merchant());
    var product =
        counter
            .products()
            .find(home, command.merchant(), command.product())
            .orElseThrow(MerchantError.PRODUCT_NOT_FOUND::refusal);
    var about = Veto.product(product.id());
    return say(caller.person(), command.community(), command.merchant(), about, command.reason());
  }

  /** A no is taken back; what it ended stays ended. */
  View lift(Principal caller, Commands.LiftVeto command) {
    requireKnown(caller, command.community(), command.merchant());
    return Stale.again(
        () -> {
          var stored = counter.vetoes().get(command.community(), command.merchant());
          if (!stored.covers(command.about())) {
            return View.of(stored);
          }
          var next = stored.without(command.about());
          var writes = counter.writes();
          counter.vetoes().put(writes, next);
          counter.note(
              writes,
              command.community(),
              command.merchant(),
              caller.person(),
              "veto-lifted",
              command.about(),
              command.reason());
          writes.commit();
          return View.of(next);
        });
  }

  /** The home of somebody else's, that was let in here or asked to be. */
  private CommunityId requireKnown(Principal caller, CommunityId community, UUID merchant) {
    var home = admissions.homeOf(community, merchant).orElseThrow(MerchantError.NOT_FOUND::refusal);
    counter.others(caller, home, merchant);
    return home;
  }

  /** Says no to something of a merchant's; what is open of it is ended by whoever sells it. */
  View say(PersonId by, CommunityId community, UUID merchant, String about, String reason) {
    return Stale.again(
        () -> {
          var stored = counter.vetoes().get(community, merchant);
          if (stored.covers(about)) {
            return View.of(stored);
          }
          var next = stored.with(about, reason);
          var writes = counter.writes();
          counter.vetoes().put(writes, next);
          counter.note(writes, community, merchant, by, "vetoed", about, reason);
          counter.tell(
              writes, new Event("merchant.vetoed", 1, community, said(community, merchant, about)));
          writes.commit();
          return View.of(next);
        });
  }

  /** With whose it is, and where that merchant is at home: its owner has to hear of it. */
  private Map<String, Object> said(CommunityId community, UUID merchant, String about) {
    var data = new HashMap<String, Object>(Map.of("merchant", merchant, "about", about));
    admissions
        .homeOf(community, merchant)
        .map(home -> counter.merchant(home, merchant))
        .ifPresent(
            found -> {
              data.put("owner", found.owner());
              data.put("home", found.home());
            });
    return data;
  }

  /** What a community says no to of a merchant. */
  record View(UUID merchant, List<Because> vetoes) {
    static View of(Veto veto) {
      var vetoes =
          new TreeMap<>(veto.reasons())
              .entrySet().stream()
                  .map(each -> new Because(each.getKey(), each.getValue()))
                  .toList();
      return new View(veto.merchant(), vetoes);
    }
  }

  /** A no and its reason. */
  record Because(String about, String reason) {}
}
