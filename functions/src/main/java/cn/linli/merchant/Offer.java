package cn.linli.merchant;

import java.util.UUID;

/**
 * A product that passed review.
 *
 * @param revision the one that was passed
 * @param feePerMille what the platform keeps of what residents pay
 * @param afterSaleDays how long after pick-up a resident may complain
 */
public record Offer(
    UUID product, int revision, ProductData data, int feePerMille, int afterSaleDays) {}
