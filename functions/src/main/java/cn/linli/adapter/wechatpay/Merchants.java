package cn.linli.adapter.wechatpay;

import cn.linli.payment.ProviderFailure;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Our merchant numbers, connected when first used: a snapshot of the started function must hold no
 * secret. One whose secret was changed is connected anew.
 */
final class Merchants {
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

  /** Empty when we have no such number. */
  Optional<Merchant> find(String id) {
    return Optional.ofNullable(MerchantAccount.read(settings, secrets).get(id))
        .map(this::connected);
  }

  /** Keys that are missing are brought by whoever keeps them; nothing is given up until then. */
  Merchant get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new ProviderFailure(
                    ProviderFailure.Kind.LATER,
                    ProviderFailure.Why.OTHER,
                    "no keys for merchant " + id));
  }

  private synchronized Merchant connected(MerchantAccount account) {
    var known = connected.get(account.id());
    if (known == null || !known.account().equals(account)) {
      known = Merchant.connect(account, host, patience, clock);
      connected.put(account.id(), known);
    }
    return known;
  }
}
