package cn.linli.payment;

import cn.linli.shared.CommunityId;
import java.util.Map;
import java.util.UUID;

/** What people ask of payment. */
final class Commands {
  private Commands() {}

  /** The payees of a community. */
  record OfCommunity(CommunityId community) {}

  /** A payment by its id. */
  record OfPayment(CommunityId community, UUID payment) {}

  /** The payer is about to pay in an app. */
  record Open(CommunityId community, UUID payment, String app) {}

  /** A payee to create or change. */
  record PutPayee(
      CommunityId community,
      String payee,
      String name,
      String mode,
      String merchant,
      String subMerchant,
      String miniProgram,
      String officialAccount,
      Integer freezeDays,
      int revision) {
    StoredPayee asPayee() {
      return new StoredPayee(
          community,
          payee,
          name,
          StoredPayee.mode(mode),
          merchant,
          subMerchant,
          miniProgram,
          officialAccount,
          freezeDays,
          revision + 1);
    }
  }

  /** A page of the open exceptions. */
  record ListExceptions(CommunityId community, Integer limit, String cursor) {}

  /** An exception that somebody resolved. */
  record CloseException(CommunityId community, String exception, String reason) {}

  /** Money of an exception that finance gives back. */
  record GiveBack(CommunityId community, String exception, String reason) {}

  /** Money of an exception that finance has divided once more. */
  record ShareAgain(CommunityId community, String exception, String reason) {}

  /** A payout that finance has sent once more. */
  record SendAgain(CommunityId community, String exception, String reason) {}

  /** A page of payouts. */
  record ListPayouts(CommunityId community, Integer limit, String cursor) {}

  /** A payout by its id. */
  record OfPayout(CommunityId community, String payout) {}

  /** The person is about to confirm in an app. */
  record ConfirmPayout(CommunityId community, String payout, String app) {}

  /** Money that finance gives back. */
  record AskRefund(
      CommunityId community, UUID payment, UUID refund, Map<String, Long> parts, String reason) {}
}
