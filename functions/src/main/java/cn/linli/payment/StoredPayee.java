package cn.linli.payment;

import cn.linli.shared.CommunityId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A payee as a community knows them.
 *
 * @param miniProgram the mini program in which payers pay, or null
 * @param officialAccount the Official Account on whose pages payers pay, or null
 * @param freezeDays how long the provider keeps the money for their goods frozen (分账), or null
 *     where they sell none
 */
record StoredPayee(
    CommunityId community,
    String id,
    String name,
    Payee.Mode mode,
    String merchant,
    String subMerchant,
    String miniProgram,
    String officialAccount,
    Integer freezeDays,
    int revision) {
  /** As the provider knows them, for a payer in one of their apps. */
  Optional<Payee> in(App app) {
    return Optional.ofNullable(
            switch (app) {
              case MINI_PROGRAM -> miniProgram;
              case OFFICIAL_ACCOUNT -> officialAccount;
            })
        .map(this::in);
  }

  /** The same where it does not matter in which app somebody pays. */
  Payee anywhere() {
    return in(miniProgram == null ? officialAccount : miniProgram);
  }

  private Payee in(String appId) {
    return new Payee(id, mode, merchant, subMerchant, appId);
  }

  /** Whether what was paid was paid to them. */
  boolean isPayeeOf(PaidOrder paid) {
    return anywhere().account().equals(paid.account())
        && Stream.of(miniProgram, officialAccount)
            .anyMatch(app -> Objects.equals(app, paid.appId()));
  }

  /** A seller who is paid in the same apps. */
  StoredPayee seller(
      String nextId, String nextName, String platform, String number, int nextFreezeDays) {
    return new StoredPayee(
        community,
        nextId,
        nextName,
        Payee.Mode.ECOMMERCE,
        platform,
        number,
        miniProgram,
        officialAccount,
        nextFreezeDays,
        1);
  }

  /** Somebody who is paid on the same account. */
  StoredPayee named(String nextId, String nextName) {
    return new StoredPayee(
        community,
        nextId,
        nextName,
        mode,
        merchant,
        subMerchant,
        miniProgram,
        officialAccount,
        freezeDays,
        1);
  }

  /** Whether they are paid for goods, and for nothing else. */
  boolean isSeller() {
    return freezeDays != null;
  }

  static String word(Payee.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static Payee.Mode mode(String text) {
    return Payee.Mode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  View view() {
    return new View(
        id,
        name,
        word(mode),
        merchant,
        subMerchant,
        miniProgram,
        officialAccount,
        freezeDays,
        revision);
  }

  /** What the contract shows. */
  record View(
      String id,
      String name,
      String mode,
      String merchant,
      String subMerchant,
      String miniProgram,
      String officialAccount,
      Integer freezeDays,
      int revision) {}
}
