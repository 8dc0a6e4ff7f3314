package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What payment needs of others and is handed.
 *
 * @param provider of payments, put together when it is first spoken to
 * @param openids a person's openid in an app
 * @param mostPerTransfer what the provider sends to a person in one transfer
 * @param opened hears of each new account at the provider
 */
public record Needs(
    Supplier<PaymentProvider> provider,
    Openids openids,
    Money mostPerTransfer,
    Opened opened,
    Cursors cursors) {
  /** Who cares about accounts. */
  @FunctionalInterface
  public interface Opened {
    /** A community is paid on an account from now on; what follows is written with it. */
    void on(WriteSet writes, CommunityId community, String account);
  }

  /** Where openids are found. */
  @FunctionalInterface
  public interface Openids {
    /** A person's in an app, or empty where they never logged in there. */
    Optional<String> of(PersonId person, App app, String appId);
  }
}
