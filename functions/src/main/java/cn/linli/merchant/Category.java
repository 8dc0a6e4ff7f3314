package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.List;

/**
 * What may be sold in a community, and what it takes.
 *
 * @param guarantee the least a merchant has to have put down
 * @param volumePerMille how much of its volume it has to have put down, if that is more
 * @param feePerMille what the platform keeps of what residents pay
 * @param afterSaleDays how long after pick-up a resident may complain
 * @param papers what a merchant has to show besides its licence and its legal person's ID card
 * @param storage whether its products say how they are stored
 * @param allergens whether its products say what they contain that people may not bear
 */
record Category(
    CommunityId community,
    String id,
    String name,
    Money guarantee,
    int volumePerMille,
    int feePerMille,
    int afterSaleDays,
    List<Paper.Kind> papers,
    boolean storage,
    boolean allergens,
    int revision) {
  Category {
    papers = List.copyOf(papers);
  }

  View view() {
    return new View(
        id,
        name,
        guarantee.fen(),
        volumePerMille,
        feePerMille,
        afterSaleDays,
        papers,
        storage,
        allergens,
        revision);
  }

  /** What the contract shows. */
  record View(
      String category,
      String name,
      long guaranteeFen,
      int volumePerMille,
      int feePerMille,
      int afterSaleDays,
      List<Paper.Kind> papers,
      boolean storage,
      boolean allergens,
      int revision) {}
}
