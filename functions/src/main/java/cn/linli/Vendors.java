package cn.linli;

import cn.linli.access.LockVendor;
import cn.linli.adapter.realname.TencentIdCardVerification;
import cn.linli.adapter.ttlock.TtLock;
import cn.linli.adapter.wechat.WxLogin;
import cn.linli.adapter.wechatpay.WeChatPay;
import cn.linli.payment.PaymentProvider;
import cn.linli.shared.Secrets;
import cn.linli.shared.dynamo.Dynamo;
import java.util.function.Supplier;

/** Those outside whom the system speaks to, each put together when it is first spoken to. */
final class Vendors {
  /** Where tokens are kept that all instances share. */
  private static final String TOKENS = "wechat";

  private final Platform platform;
  private final Dynamo dynamo;
  private final Supplier<LockVendor> locks = new Platform.Once<>(this::newLocks);
  private final Supplier<PaymentProvider> payments = new Platform.Once<>(this::newPayments);

  Vendors(Platform platform, Dynamo dynamo) {
    this.platform = platform;
    this.dynamo = dynamo;
  }

  WxLogin logins() {
    return WxLogin.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  TencentIdCardVerification authority() {
    return new TencentIdCardVerification(platform.settings(), secrets());
  }

  Supplier<LockVendor> locks() {
    return locks;
  }

  Supplier<PaymentProvider> payments() {
    return payments;
  }

  private LockVendor newLocks() {
    return TtLock.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private PaymentProvider newPayments() {
    return WeChatPay.create(platform.settings(), secrets(), platform.clock());
  }

  private Secrets secrets() {
    return new Secrets(platform.secrets().get(), platform.clock());
  }
}
