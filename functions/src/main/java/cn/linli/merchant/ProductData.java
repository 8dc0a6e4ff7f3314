package cn.linli.merchant;

import cn.linli.shared.Fault;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a merchant says of a product.
 *
 * @param priceFen what it is sold for as a rule, a piece
 * @param marketPriceFen what it costs elsewhere
 * @param marketPriceEvidence where that can be seen, an upload
 * @param village where it comes from (一村一品), or null
 * @param storage how it is kept, where its category asks
 * @param allergens what it contains that people may not bear, where its category asks
 */
public record ProductData(
    String name,
    String category,
    String description,
    String unit,
    long priceFen,
    long marketPriceFen,
    UUID marketPriceEvidence,
    List<UUID> images,
    String village,
    String storage,
    List<String> allergens) {
  public ProductData {
    images = List.copyOf(images);
    allergens = allergens == null ? null : List.copyOf(allergens);
    Fault.checks()
        .that(!name.isBlank(), "/data/name", "is blank")
        .that(priceFen <= marketPriceFen, "/data/priceFen", "is not above what it costs elsewhere")
        .orRefuse();
  }

  /** Its pictures, and where its market price can be seen. */
  List<UUID> uploads() {
    return Stream.concat(images.stream(), Stream.ofNullable(marketPriceEvidence))
        .distinct()
        .toList();
  }
}
