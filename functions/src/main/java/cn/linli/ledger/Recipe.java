package cn.linli.ledger;

import java.util.Locale;

/** The money events; {@link Recipes} says what each does to the books. */
public enum Recipe {
  PAID("收款"),
  PAID_FROZEN("收款（冻结）"),
  PAID_UNIDENTIFIED("收到待查款项"),
  IDENTIFIED("待查款项入账"),
  REFUND_ASKED("申请退款"),
  REFUND_WITHDRAWN("撤销退款申请"),
  REFUNDED("已退款"),
  REFUNDED_FROZEN("已退款（冻结款）"),
  DEPOSIT_RETURNED("退还押金"),
  DEPOSIT_FORFEITED("没收押金"),
  GUARANTEE_PAID("缴纳保证金"),
  TOPPED_UP("补缴保证金"),
  AWARDED("裁决赔付"),
  DEBT_COVERED("保证金抵偿欠款"),
  RELEASED("释放保证金"),
  SHARED_OUT("分账"),
  FREEZE_ENDED("冻结期满解冻"),
  SHARE_TAKEN_BACK("分账回退"),
  COMPENSATED("自行赔偿"),
  STIPEND_GRANTED("发放补贴"),
  PAID_OUT("已付个人"),
  PROVIDER_FEE_TAKEN("支付手续费"),
  PROVIDER_FEE_RETURNED("退还支付手续费"),
  WRITTEN_OFF("核销坏账"),
  CORRECTED("冲正");

  private final String title;

  Recipe(String title) {
    this.title = title;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  static Recipe of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its spelling in ids. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
