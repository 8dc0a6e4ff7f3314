package cn.linli.adapter.wechatpay;

import cn.linli.payment.ProviderFailure;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our merchant numbers, connected when first used: a snapshot of the started function must hold no
 * secret. One whose secret was changed is connected anew.
 */
final class Merchants {
  private static final Logger LOG = LoggerFactory.getLogger(Merchants.class);

  private final Settings settings;
  private final Secrets secrets;
  private final PayHost host;
  private final Duration patience;
  private final Clock clock;
  private final Map<String, Merchant> connected = new HashMap<>();

  Merchants(Settings settings, Secrets secrets, Duration patience, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.host = PayHost.read(settings);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Empty when we have no such number. Keys that cannot be read are mended by whoever keeps them;
   * nothing is given up until then.
   */
  Optional<Merchant> find(String id) {
    try {
      return MerchantAccount.find(settings, secrets, id).map(this::connected);
    } catch (IllegalStateException noKeys) {
      LOG.error("WeChat Pay: {}", noKeys.getMessage());
      throw withoutKeys(id);
    }
  }

  Merchant get(String id) {
    return find(id).orElseThrow(() -> withoutKeys(id));
  }

  private static ProviderFailure withoutKeys(String id) {
    return new ProviderFailure(
        ProviderFailure.Kind.LATER, ProviderFailure.Why.OTHER, "no keys for merchant " + id);
  }

  private synchronized Merchant connected(MerchantAccount account) {
    var known = connected.get(account.id());
    if (known == null || !known.account().equals(account)) {
      known = connect(account);
      connected.put(account.id(), known);
    }
    return known;
  }

  /** Without WxJava's exception as cause: it may quote the key. */
  private Merchant connect(MerchantAccount account) {
    try {
      return Merchant.connect(account, host, patience, clock);
    } catch (RuntimeException unreadable) {
      throw new IllegalStateException("the keys of " + account + " cannot be read");
    }
  }
}
