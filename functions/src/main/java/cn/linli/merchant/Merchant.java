package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A merchant as it stands. Whatever changes it leaves its revision alone: {@link Counter#put}
 * counts.
 *
 * @param home the community in which it applied; its books and its account are there
 * @param owner who acts for it
 * @param records what the look into its records found
 * @param contract the version that was signed last, or null
 * @param account at the provider
 * @param revision counts the changes
 */
record Merchant(
    CommunityId home,
    UUID id,
    PersonId owner,
    Business business,
    Papers papers,
    Standing standing,
    Records records,
    String contract,
    SellerAccount account,
    int revision) {
  static Merchant first(Commands.Apply command, PersonId owner, Instant now) {
    return new Merchant(
        command.community(),
        command.merchant(),
        owner,
        command.business(),
        Papers.NONE,
        Standing.first(now),
        Records.NONE,
        null,
        SellerAccount.NONE,
        0);
  }

  /** The name by which payments know it as the seller of goods. */
  String payee() {
    return id.toString().replace("-", "");
  }

  /** The same as whoever owns the guarantee: all of its id, or two would share what is there. */
  String guaranteePayee() {
    return "g-" + new BigInteger(payee(), 16).toString(Character.MAX_RADIX);
  }

  Stage stage() {
    return standing.stage();
  }

  /** Whether it may sell on a day, wherever it is let in. */
  boolean maySell(LocalDate today) {
    return stage() == Stage.ACTIVE && standing.suspensions().isEmpty() && papers.areGoodOn(today);
  }

  boolean isOwnedBy(PersonId person) {
    return owner.equals(person);
  }

  /** The next stage; throws what it means when no edge leads there. */
  Merchant to(Stage next, Instant now) {
    return with(standing.to(next, now));
  }

  Merchant with(Standing next) {
    return new Merchant(
        home, id, owner, business, papers, next, records, contract, account, revision);
  }

  Merchant as(Business next) {
    return new Merchant(
        home, id, owner, next, papers, standing, records, contract, account, revision);
  }

  Merchant with(Papers next) {
    return new Merchant(
        home, id, owner, business, next, standing, records, contract, account, revision);
  }

  Merchant with(Records next) {
    return new Merchant(
        home, id, owner, business, papers, standing, next, contract, account, revision);
  }

  Merchant signing(String version) {
    return new Merchant(
        home, id, owner, business, papers, standing, records, version, account, revision);
  }

  Merchant with(SellerAccount next) {
    return new Merchant(
        home, id, owner, business, papers, standing, records, contract, next, revision);
  }

  /** As it is written over the revision before. */
  Merchant at(int next) {
    return new Merchant(
        home, id, owner, business, papers, standing, records, contract, account, next);
  }
}
