package cn.linli.adapter.wechatpay;

import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import com.github.binarywang.wxpay.exception.WxPayException;
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

  /** A question to a merchant number that WxJava may answer with an exception of its own. */
  interface Question<T> {
    T put(Merchant merchant) throws WxPayException;
  }

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

  /** The number of our platform (收付通), below which sellers have theirs. */
  String platform() {
    try {
      return Optional.ofNullable(secrets.read(settings.get("WECHATPAY_SECRET_ID")).get("platform"))
          .filter(number -> !number.isBlank())
          .orElseThrow(() -> new IllegalStateException("no merchant is named as the platform"));
    } catch (IllegalStateException unnamed) {
      LOG.error("WeChat Pay: {}", unnamed.getMessage());
      throw withoutKeys("of the platform");
    }
  }

  /** Where nothing can have been done. */
  <T> T ask(String id, Question<T> question) {
    return put(id, question, Kind.LATER);
  }

  /** Where something may have been done. */
  <T> T change(String id, Question<T> question) {
    return put(id, question, Kind.UNKNOWN);
  }

  /** An answer that was signed and cannot be understood leaves open what was done. */
  private <T> T put(String id, Question<T> question, Kind kindOfAccident) {
    var merchant = get(id);
    try {
      return question.put(merchant);
    } catch (ProviderFailure failure) {
      throw failure;
    } catch (WxPayException | RuntimeException unreadable) {
      var kind = unreadable.getClass().getSimpleName();
      LOG.warn("an answer of WeChat Pay for {} cannot be read: {}", merchant, kind);
      throw new ProviderFailure(kindOfAccident, Why.OTHER, kind);
    }
  }

  private static ProviderFailure withoutKeys(String id) {
    return new ProviderFailure(Kind.LATER, Why.OTHER, "no keys for merchant " + id);
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
