package cn.linli.sim;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A merchant number that signs requests here.
 *
 * @param subMerchants those it acts for; nobody for a merchant of its own
 */
record WeChatPayMerchant(String id, Kind kind, Set<String> subMerchants) {
  /** How it is connected, and how long money stays frozen at the most. */
  enum Kind {
    DIRECT(30),
    PROVIDER(30),
    PLATFORM(180);

    private final int days;

    Kind(int days) {
      this.days = days;
    }

    Duration freeze() {
      return Duration.ofDays(days);
    }
  }

  /** All that exist. */
  static final List<WeChatPayMerchant> ALL =
      List.of(
          new WeChatPayMerchant(WeChatPaySimulator.DIRECT, Kind.DIRECT, Set.of()),
          new WeChatPayMerchant(WeChatPaySimulator.OTHER_DIRECT, Kind.DIRECT, Set.of()),
          new WeChatPayMerchant(
              WeChatPaySimulator.PROVIDER,
              Kind.PROVIDER,
              Set.of(WeChatPaySimulator.SHOP, WeChatPaySimulator.SHOP_WITH_APP)),
          new WeChatPayMerchant(
              WeChatPaySimulator.PLATFORM,
              Kind.PLATFORM,
              Set.of(WeChatPaySimulator.SELLER, WeChatPaySimulator.OTHER_SELLER)));

  static WeChatPayMerchant of(String id) {
    return ALL.stream()
        .filter(merchant -> merchant.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new WeChatPayError("MCH_NOT_EXISTS", "商户号不存在"));
  }

  /** The same with those too. */
  WeChatPayMerchant with(Set<String> more) {
    var all = new HashSet<>(subMerchants);
    all.addAll(more);
    return new WeChatPayMerchant(id, kind, all);
  }

  /** Whoever it acts for by now. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WeChatPayMerchant merchant && merchant.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  /** Whether payers may pay in that app to this merchant, or to the sub-merchant itself. */
  boolean ownsApp(String appId) {
    return appId.equals(WeChatSimulator.MINI_PROGRAM)
        || appId.equals(WeChatSimulator.OFFICIAL_ACCOUNT);
  }

  static boolean ownsApp(String subMerchant, String appId) {
    return subMerchant.equals(WeChatPaySimulator.SHOP_WITH_APP)
        && appId.equals(WeChatPaySimulator.SHOP_APP);
  }

  /** Who is paid: itself, or the sub-merchant that the request names. */
  String payee(String subMerchant) {
    if (isDirect()) {
      return id;
    }
    WeChatPayError.require(subMerchants.contains(subMerchant), "NO_AUTH", "商户号未授权: " + subMerchant);
    return subMerchant;
  }
}
