package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a merchant's owner hands in. */
final class Applications {
  private static final List<Paper.Kind> ALWAYS =
      List.of(Paper.Kind.BUSINESS_LICENCE, Paper.Kind.ID_CARD_FRONT, Paper.Kind.ID_CARD_BACK);

  private static final int MOST_OF_A_PERSON = 5;

  private final Counter counter;
  private final Pictures pictures;

  Applications(Counter counter) {
    this.counter = counter;
    this.pictures = new Pictures(counter);
  }

  /** Writes an application, or mends it. The same again changes nothing. */
  MerchantView apply(Principal caller, Commands.Apply command) {
    counter.needs().people().requireActive(caller.person());
    requireCategories(command.community(), command.business().categories());
    return Stale.again(() -> applyOnce(caller, command));
  }

  private MerchantView applyOnce(Principal caller, Commands.Apply command) {
    var found = counter.merchants().find(command.community(), command.merchant());
    if (found.isPresent() && !found.get().isOwnedBy(caller.person())) {
      throw MerchantError.ID_REUSED.refusal();
    }
    var stored = found.orElseGet(() -> Merchant.first(command, caller.person(), counter.now()));
    if (found.isPresent() && isAsStored(stored, command)) {
      return MerchantView.of(stored);
    }
    if (command.revision() != stored.revision()) {
      throw MerchantError.CHANGED_MEANWHILE.refusal();
    }
    requireOpen(stored, command);
    if (found.isEmpty()) {
      requireFew(caller, command.community());
    }
    var writes = counter.writes();
    var next = stored.as(command.business());
    var changed = MerchantError.CHANGED_MEANWHILE.refusal();
    var written = counter.put(writes, found.orElse(null), next, changed);
    if (found.isEmpty()) {
      counter.ids().take(writes, written);
    }
    if (command.confidential() != null) {
      counter.confidential().put(writes, next, command.confidential());
      pictures.takeIn(writes, next, command.confidential().pictures(), true);
    }
    writes.commit();
    return MerchantView.of(written);
  }

  private void requireFew(Principal caller, CommunityId home) {
    long there =
        counter.directory().ownedBy(home, caller.person()).stream()
            .filter(row -> row.stage() != Stage.LEFT)
            .count();
    if (there >= MOST_OF_A_PERSON) {
      throw MerchantError.TOO_MANY.refusal("%d at the most".formatted(MOST_OF_A_PERSON));
    }
  }

  private boolean isAsStored(Merchant stored, Commands.Apply command) {
    return stored.business().equals(command.business())
        && (command.confidential() == null
            || counter.confidential().has(stored, command.confidential()));
  }

  /** What legal has passed stays as it was; only what the provider did not like may change. */
  private static void requireOpen(Merchant stored, Commands.Apply command) {
    boolean isSame = stored.business().equals(command.business());
    if (!stored.stage().isOpen() || (stored.stage() == Stage.NOT_OPENED && !isSame)) {
      throw MerchantError.NOT_NOW.refusal("it is " + stored.stage());
    }
  }

  private void requireCategories(CommunityId community, List<String> categories) {
    for (var id : categories) {
      if (counter.categories().find(community, id).isEmpty()) {
        throw MerchantError.CATEGORY_UNKNOWN.refusal(id);
      }
    }
  }

  /** Shows a paper. Of a merchant that was passed it holds once legal has looked at it. */
  MerchantView paper(Principal caller, Commands.PutPaper command) {
    var paper = command.asPaper();
    return Stale.again(
        () -> {
          var merchant = counter.own(caller, command.community(), command.merchant());
          if (merchant.papers().has(command.paper(), paper)) {
            return MerchantView.of(merchant);
          }
          if (!paper.isGoodOn(counter.today(merchant.home()))) {
            throw MerchantError.INCOMPLETE.refusal("the paper has expired");
          }
          var writes = counter.writes();
          var next = merchant.with(shown(merchant, command.paper(), paper));
          var written = counter.put(writes, merchant, next, new Stale());
          pictures.takeIn(writes, merchant, Set.of(paper.upload()), command.paper().isPersonal());
          writes.commit();
          return MerchantView.of(written);
        });
  }

  private static Papers shown(Merchant merchant, Paper.Kind kind, Paper paper) {
    return switch (merchant.stage()) {
      case DRAFT, REFUSED -> merchant.papers().with(kind, paper);
      case NOT_OPENED, TO_DEPOSIT, ACTIVE -> merchant.papers().renewing(kind, paper);
      case CHECKING, IN_REVIEW, TO_SIGN, OPENING, LEAVING, RELEASING, LEFT ->
          throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
    };
  }

  /** Hands the application in: its records are looked up, then legal decides. */
  MerchantView submit(Principal caller, Commands.AsSeen command) {
    var merchant = counter.own(caller, command.community(), command.merchant());
    if (merchant.stage() == Stage.CHECKING && merchant.revision() == command.revision() + 1) {
      return MerchantView.of(merchant);
    }
    requireSeen(merchant, command.revision());
    var next =
        merchant.to(Stage.CHECKING, counter.now()).with(merchant.records().asked(counter.now()));
    requireComplete(merchant);
    var writes = counter.writes();
    var changed = MerchantError.CHANGED_MEANWHILE.refusal();
    var written = counter.put(writes, merchant, next, changed);
    counter.note(writes, next, caller.person(), "submitted", null, null);
    counter.tasks().now(writes, Tasks.RECORDS, next);
    writes.commit();
    return MerchantView.of(written);
  }

  static void requireSeen(Merchant merchant, int revision) {
    if (merchant.revision() != revision) {
      throw MerchantError.CHANGED_MEANWHILE.refusal();
    }
  }

  private void requireComplete(Merchant merchant) {
    var missing = new ArrayList<String>();
    LocalDate today = counter.today(merchant.home());
    for (var kind : needed(merchant)) {
      var paper = merchant.papers().held().get(kind);
      if (paper == null || !paper.isGoodOn(today)) {
        missing.add(kind.toString());
      }
    }
    if (!counter.confidential().has(merchant)) {
      missing.add("confidential");
    }
    if (!missing.isEmpty()) {
      throw MerchantError.INCOMPLETE.refusal(String.join(", ", missing));
    }
  }

  /** The papers that a merchant has to show. */
  private Set<Paper.Kind> needed(Merchant merchant) {
    var needed = new TreeSet<>(ALWAYS);
    for (var id : merchant.business().categories()) {
      counter
          .categories()
          .find(merchant.home(), id)
          .map(Category::papers)
          .ifPresent(needed::addAll);
    }
    return needed;
  }
}
