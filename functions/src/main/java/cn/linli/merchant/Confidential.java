package cn.linli.merchant;

import cn.linli.shared.Fault;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What only the provider has to know of a merchant. It is stored sealed and shown to nobody.
 *
 * @param legalPerson whose ID card is among the papers
 * @param legalPersonOwns whether they are among those who profit from a company in the end
 * @param owners the others who do, three at the most
 * @param shopPage where the provider can see what it sells
 */
record Confidential(
    IdCard legalPerson,
    boolean legalPersonOwns,
    List<Owner> owners,
    Bank bank,
    String phone,
    String email,
    URI shopPage) {
  private static final int MOST_OWNERS = 3;

  Confidential {
    owners = owners == null ? List.of() : List.copyOf(owners);
    Fault.checks()
        .that(
            legalPersonOwns || !owners.isEmpty(),
            "/confidential/owners",
            "are needed where the legal person is none")
        .that(owners.size() <= MOST_OWNERS, "/confidential/owners", "are three at the most")
        .orRefuse();
  }

  /** Refuses where the provider would want more of a business of this kind. */
  void requireFor(Business.Kind kind) {
    boolean isCompany = kind == Business.Kind.COMPANY;
    Fault.checks()
        .that(!isCompany || bank.corporate(), "/confidential/bank/corporate", "is so of a company")
        .that(
            !isCompany || legalPerson.address() != null,
            "/confidential/legalPerson/address",
            "is needed of a company")
        .orRefuse();
  }

  /** The pictures of the owners' ID cards. */
  Set<UUID> pictures() {
    return owners.stream()
        .flatMap(owner -> Stream.of(owner.front(), owner.back()))
        .collect(Collectors.toSet());
  }

  /** Never what it holds. */
  @Override
  public String toString() {
    return "what is confidential of a merchant";
  }

  /**
   * What a resident ID card says.
   *
   * @param validUntil the last day, or null where it has no end
   */
  record IdCard(
      String name, String number, String address, LocalDate validFrom, LocalDate validUntil) {
    /** Never what it says. */
    @Override
    public String toString() {
      return "an ID card";
    }
  }

  /**
   * Somebody who profits from a company.
   *
   * @param front the upload of the card's side with the picture
   * @param back the upload of the other
   */
  record Owner(IdCard card, UUID front, UUID back) {
    /** Never who it is. */
    @Override
    public String toString() {
      return "an owner";
    }
  }

  /**
   * Where its money goes.
   *
   * @param corporate whether it belongs to the business and not to its legal person
   * @param branch the bank's full name with its branch, or null
   * @param area code of the bank's place, six digits
   */
  record Bank(
      boolean corporate, String bank, String branch, String holder, String number, String area) {
    /** Never what it holds. */
    @Override
    public String toString() {
      return "a bank account";
    }
  }
}
