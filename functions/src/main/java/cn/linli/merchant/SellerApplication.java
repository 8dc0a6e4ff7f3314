package cn.linli.merchant;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a seller tells the payment provider to get an account there (进件). It is full of personal
 * data: none of its parts shows them as text. The legal person is also the account's administrator;
 * the provider would want a letter of authority for anybody else.
 *
 * @param number ours, up to 124 letters and digits
 * @param owners who owns a company; null for an individual's business
 */
public record SellerApplication(
    String number,
    Kind kind,
    Licence licence,
    IdCard legalPerson,
    Owners owners,
    BankAccount account,
    Contact contact,
    Shop shop) {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,124}");

  public SellerApplication {
    require(NUMBER.matcher(number).matches(), "the number has other characters");
    if (kind == Kind.COMPANY) {
      require(account.corporate(), "a company has a corporate account");
      require(legalPerson.address() != null, "a company's legal person has an address");
      require(owners != null, "a company has owners");
    }
  }

  /** What the business is. */
  public enum Kind {
    /** A company (企业). */
    COMPANY,
    /** The business of one person (个体工商户). */
    INDIVIDUAL
  }

  /**
   * The business licence (营业执照).
   *
   * @param code the unified social credit code (统一社会信用代码), 18 digits and capitals
   * @param name as the licence has it
   */
  public record Licence(String code, String name, Picture picture) {}

  /**
   * A resident's ID card.
   *
   * @param address as the card has it; null where nobody asks for it
   * @param until null when it is valid for ever (长期)
   */
  public record IdCard(
      String name,
      String number,
      String address,
      Picture portrait,
      Picture emblem,
      LocalDate from,
      LocalDate until) {
    /** Without the person. */
    @Override
    public String toString() {
      return "an ID card";
    }
  }

  /**
   * Who profits from a company in the end (受益所有人), as the law has it asked: whoever holds more than
   * a quarter of it, or controls it otherwise.
   *
   * @param legalPerson whether its legal person is one of them
   * @param others at most four, three beside the legal person
   */
  public record Owners(boolean legalPerson, List<IdCard> others) {
    public Owners {
      others = List.copyOf(others);
      require(others.size() <= (legalPerson ? 3 : 4), "too many owners");
      require(legalPerson || !others.isEmpty(), "nobody owns it");
    }
  }

  /**
   * Where the provider pays the seller's money to.
   *
   * @param corporate whether it is the business's (对公), and not its person's (对私)
   * @param bank in the provider's words: 工商银行
   * @param branch the bank's full name with its branch where the provider asks for it, or null
   * @param holder the licence's name, or the person's
   * @param areaCode of the bank's place, six digits
   */
  public record BankAccount(
      boolean corporate,
      String bank,
      String branch,
      String holder,
      String number,
      String areaCode) {
    /** Without holder and number. */
    @Override
    public String toString() {
      return (corporate ? "a corporate" : "a personal") + " account at " + bank;
    }
  }

  /** How the provider reaches the legal person. */
  public record Contact(String phone, String email) {
    /** Without either. */
    @Override
    public String toString() {
      return "a phone number and an address";
    }
  }

  /**
   * What buyers see. One of page and code is null: either a page in the web, or the mini-program
   * code of the shop's page.
   *
   * @param shortName what buyers read when they have paid, at most 21 Chinese characters
   */
  public record Shop(String shortName, String name, URI page, Picture code) {
    public Shop {
      require((page == null) != (code == null), "a shop has a page or a code");
    }
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }
}
