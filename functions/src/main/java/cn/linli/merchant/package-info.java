/**
 * Merchants: who they are, what secures their customers, what they offer.
 *
 * <ul>
 *   <li><b>merchant (商家)</b>: a company or an individual business that sells to residents; it
 *       belongs to the community in which it applied, its home.
 *   <li><b>stage</b>: how far its onboarding is: application, check of records, legal review,
 *       contract, account at the provider, guarantee; then it is active.
 *   <li><b>paper (证照)</b>: a licence or permit, uploaded, with the day on which it expires.
 *   <li><b>category (类目)</b>: what is sold; it says what guarantee, papers and product data it
 *       takes and what the platform's fee is.
 *   <li><b>guarantee deposit (保证金)</b>: the merchant's money that secures its customers; the level
 *       it has to have follows from category and volume.
 *   <li><b>volume</b>: the value of what is on sale and not yet settled.
 *   <li><b>admission (准入)</b>: where a merchant may sell: its home, and communities and areas that
 *       let it in.
 *   <li><b>veto (一票否决)</b>: a committee's no, for its community, to a merchant, a product or a
 *       campaign.
 *   <li><b>product (商品)</b>: what a merchant sells, reviewed before it is on sale.
 * </ul>
 */
package cn.linli.merchant;
