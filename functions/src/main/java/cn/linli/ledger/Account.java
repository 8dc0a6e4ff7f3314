package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account of a community's books.
 *
 * @param payee whose money at the provider it is about; never a resident
 */
public record Account(CommunityId community, Kind kind, String payee) {
  /** The payee that the platform itself is. */
  public static final String PLATFORM = "platform";

  private static final Pattern PAYEE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

  public Account {
    if (community == null || kind == null || !PAYEE.matcher(payee).matches()) {
      throw new IllegalArgumentException("not an account");
    }
  }

  /** The account that a code names; throws {@link IllegalArgumentException}. */
  public static Account of(CommunityId community, String code) {
    int slash = code.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not the code of an account");
    }
    return new Account(community, Kind.of(code.substring(0, slash)), code.substring(slash + 1));
  }

  /** Its name within the community, for example {@code income/centre}. */
  public String code() {
    return kind + "/" + payee;
  }

  /** What it shows as its balance; below nothing where it is the wrong way round. */
  Money balance(Sides sides) {
    return kind.side == Side.DEBIT
        ? sides.debits().minus(sides.credits())
        : sides.credits().minus(sides.debits());
  }

  /** The side on which an account grows. */
  enum Side {
    DEBIT,
    CREDIT
  }

  /** What an account is for; the chart of accounts in {@code docs/ledger.md}. */
  public enum Kind {
    /** Money at the provider that is the payee's to use. */
    PROVIDER(Side.DEBIT, "支付机构款项"),
    /** Money at the provider that stays frozen until it is shared out. */
    PROVIDER_FROZEN(Side.DEBIT, "支付机构冻结款项"),
    /** What a merchant owes after an award above its deposit; it never falls below nothing. */
    RECEIVABLE(Side.DEBIT, "应收商家款"),
    /** Residents' deposits for bookings. */
    BOOKING_DEPOSIT(Side.CREDIT, "预约押金"),
    /** Residents' deposits for coming to an activity. */
    ATTENDANCE_DEPOSIT(Side.CREDIT, "活动押金"),
    /** A merchant's guarantee; it never falls below nothing. */
    GUARANTEE_DEPOSIT(Side.CREDIT, "商家保证金"),
    /** What is a merchant's of the frozen money. */
    MERCHANT_DUE(Side.CREDIT, "应付商家款"),
    /** Money that shall go back and has not gone yet. */
    REFUNDS_OWED(Side.CREDIT, "应退款"),
    /** Money promised to people and not sent yet: awards, compensations, stipends. */
    PAYOUTS_OWED(Side.CREDIT, "应付个人款"),
    /** Money that came and fits no order. */
    UNIDENTIFIED(Side.CREDIT, "待查款项"),
    /** Fees that were earned, and deposits that were forfeited. */
    INCOME(Side.CREDIT, "服务收入"),
    /** What the platform earned. */
    PLATFORM_FEE(Side.CREDIT, "平台服务费收入"),
    /** What the provider took. */
    PROVIDER_FEE(Side.DEBIT, "支付手续费"),
    /** What was made good at one's own cost. */
    COMPENSATION(Side.DEBIT, "赔偿支出"),
    /** What volunteers were given. */
    STIPEND(Side.DEBIT, "志愿者补贴"),
    /** What will never be paid. */
    WRITE_OFF(Side.DEBIT, "坏账核销");

    private final Side side;
    private final String title;

    Kind(Side side, String title) {
      this.side = side;
      this.title = title;
    }

    /** The kind spelled so; throws {@link IllegalArgumentException}. */
    static Kind of(String text) {
      var kind = valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
      if (!kind.toString().equals(text)) {
        throw new IllegalArgumentException("not a kind of account");
      }
      return kind;
    }

    /** What people call it. */
    public String title() {
      return title;
    }

    /** Whether it never falls below nothing. These belong to one merchant each: none is hot. */
    boolean isLimited() {
      return this == GUARANTEE_DEPOSIT || this == RECEIVABLE;
    }

    /** Its spelling in codes. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
