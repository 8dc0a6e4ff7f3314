package cn.linli.merchant;

import cn.linli.shared.Principal;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Map;

/** What may be sold in a community, and what it takes. */
final class Categories {
  private final Counter counter;

  Categories(Counter counter) {
    this.counter = counter;
  }

  /** Creates or changes a category, of which nobody who puts down its guarantee decides. */
  Category.View put(Principal caller, Commands.PutCategory command) {
    requireNotOwn(caller, command);
    var next = command.asCategory();
    if (isNew(next)) {
      var writes = counter.writes();
      counter.categories().put(writes, next);
      counter
          .audit()
          .add(
              writes,
              next.community(),
              caller.person(),
              "merchant-category-put",
              next.id(),
              Json.text(next.view()),
              command.reason());
      writes.commit();
    }
    return next.view();
  }

  /** The same for a deployment that begins. */
  void seed(Commands.PutCategory command) {
    var next = command.asCategory();
    if (isNew(next)) {
      var writes = counter.writes();
      counter.categories().put(writes, next);
      writes.commit();
    }
  }

  private boolean isNew(Category next) {
    return counter.categories().find(next.community(), next.id()).filter(next::equals).isEmpty();
  }

  private void requireNotOwn(Principal caller, Commands.PutCategory command) {
    var home = command.community();
    boolean isOwn =
        counter.directory().ownedBy(home, caller.person()).stream()
            .filter(row -> row.stage() != Stage.LEFT)
            .map(row -> counter.merchant(home, row.merchant()))
            .anyMatch(merchant -> merchant.business().categories().contains(command.category()));
    if (isOwn) {
      throw MerchantError.OWN.refusal();
    }
  }

  Map<String, List<Category.View>> list(Commands.OfCommunity query) {
    return Map.of(
        "items",
        counter.categories().list(query.community()).stream().map(Category::view).toList());
  }
}
