package cn.linli.merchant;

import cn.linli.files.Purpose;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What merchants sell: legal reviews it before it is on sale, and again after any change. */
final class Products {
  private final Counter counter;

  Products(Counter counter) {
    this.counter = counter;
  }

  /** Creates or changes a product; from then on it waits for legal. */
  Product.View put(Principal caller, Commands.PutProduct command) {
    return Stale.again(() -> putOnce(caller, command).view());
  }

  private Product putOnce(Principal caller, Commands.PutProduct command) {
    var merchant = counter.own(caller, command.community(), command.merchant());
    var stored = counter.products().find(merchant.home(), merchant.id(), command.product());
    if (stored.filter(product -> product.isStill(command.data())).isPresent()) {
      return stored.get();
    }
    if (!merchant.stage().isPassed() || merchant.stage() == Stage.LEAVING) {
      throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
    }
    var before = stored.orElseGet(() -> Product.none(merchant, command.product()));
    if (command.revision() != before.revision()) {
      throw MerchantError.CHANGED_MEANWHILE.refusal();
    }
    requireFitting(merchant, command.data());
    var next = before.as(command.data(), counter.now());
    var writes = counter.writes();
    counter.products().put(writes, next, MerchantError.CHANGED_MEANWHILE.refusal());
    claim(writes, next);
    writes.commit();
    return next;
  }

  private void claim(WriteSet writes, Product product) {
    var uploads = counter.needs().uploads();
    for (var upload : new TreeSet<>(product.data().uploads())) {
      uploads.claim(writes, product.home(), upload, "product/" + product.id());
    }
  }

  private void requireFitting(Merchant merchant, ProductData data) {
    if (!merchant.business().categories().contains(data.category())) {
      throw MerchantError.CATEGORY_UNKNOWN.refusal(data.category());
    }
    var category = counter.category(merchant.home(), data.category());
    Fault.checks()
        .that(
            !category.storage() || data.storage() != null,
            "/data/storage",
            "is needed in this category")
        .that(
            !category.allergens() || data.allergens() != null,
            "/data/allergens",
            "are needed in this category; an empty list says there are none")
        .that(
            data.priceFen() == data.marketPriceFen() || data.marketPriceEvidence() != null,
            "/data/marketPriceEvidence",
            "is needed for a market price")
        .orRefuse();
    var uploads = counter.needs().uploads();
    uploads.require(
        merchant.home(), Set.copyOf(data.images()), merchant.owner(), Purpose.PRODUCT_PICTURE);
    if (data.marketPriceEvidence() != null) {
      uploads.require(
          merchant.home(), Set.of(data.marketPriceEvidence()), merchant.owner(), Purpose.EVIDENCE);
    }
  }

  /** Legal passes or refuses a product, as it saw it. */
  Product.View decide(Principal caller, Commands.DecideProduct command) {
    var merchant = counter.others(caller, command.community(), command.merchant());
    var product = find(merchant, command.product());
    var wanted = command.passes() ? Product.State.PASSED : Product.State.REFUSED;
    if (product.state() == wanted && product.revision() == command.revision() + 1) {
      return product.view();
    }
    if (product.revision() != command.revision()) {
      throw MerchantError.CHANGED_MEANWHILE.refusal();
    }
    if (product.state() != Product.State.IN_REVIEW) {
      throw MerchantError.DECIDED_ALREADY.refusal();
    }
    var next = product.as(wanted, command.reason(), counter.now());
    var writes = counter.writes();
    counter.products().put(writes, next, MerchantError.CHANGED_MEANWHILE.refusal());
    var what = command.passes() ? "product-passed" : "product-refused";
    counter.note(
        writes,
        merchant,
        caller.person(),
        what,
        product.id() + "/" + product.revision(),
        command.reason());
    writes.commit();
    return next.view();
  }

  /** The owner sells it no longer. */
  Product.View withdraw(Principal caller, Commands.OfProduct command) {
    return Stale.again(
        () -> {
          var merchant = counter.own(caller, command.community(), command.merchant());
          var product = find(merchant, command.product());
          if (product.state() == Product.State.WITHDRAWN) {
            return product.view();
          }
          var next = product.as(Product.State.WITHDRAWN, null, counter.now());
          var writes = counter.writes();
          counter.products().put(writes, next, new Stale());
          writes.commit();
          return next.view();
        });
  }

  private Product find(Merchant merchant, UUID product) {
    return counter
        .products()
        .find(merchant.home(), merchant.id(), product)
        .orElseThrow(MerchantError.PRODUCT_NOT_FOUND::refusal);
  }

  /** Everybody sees what was passed; the rest its owner and those who review it. */
  Product.View get(Principal caller, Commands.OfProduct query) {
    var merchant = counter.merchant(query.community(), query.merchant());
    var product = find(merchant, query.product());
    if (product.state() != Product.State.PASSED
        && !Counter.isStaff(caller)
        && !merchant.isOwnedBy(caller.person())) {
      throw MerchantError.PRODUCT_NOT_FOUND.refusal();
    }
    return product.view(counter);
  }

  /** A page of a merchant's own products. */
  PageOf<Product.View> list(Principal caller, Commands.PageOfMerchant query) {
    var merchant = counter.own(caller, query.community(), query.merchant());
    var cursors = counter.needs().people().cursors();
    var name = "products %s %s".formatted(merchant.home(), merchant.id());
    var page =
        counter
            .products()
            .page(
                merchant.home(),
                merchant.id(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Product::view).toList(), cursors.after(name, page.last()));
  }

  /** A page of those that wait for legal. */
  PageOf<Product.View> waiting(Commands.PageOfCommunity query) {
    var cursors = counter.needs().people().cursors();
    var name = "products in review " + query.community();
    var page =
        counter
            .products()
            .pageOfWaiting(
                query.community(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Product::view).toList(), cursors.after(name, page.last()));
  }
}
