package cn.linli.adapter.wechatpay;

import cn.linli.merchant.SellerAccountState;
import cn.linli.merchant.SellerAccounts;
import cn.linli.merchant.SellerApplication;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.util.Optional;

/** The accounts of sellers below our platform's number at WeChat Pay. */
public final class WeChatSellers implements SellerAccounts {
  private final Merchants merchants;

  private WeChatSellers(Merchants merchants) {
    this.merchants = merchants;
  }

  /**
   * Puts it together without network and without reading a secret.
   *
   * @param settings WECHATPAY_SECRET_ID and, for the local platform, WECHATPAY_API_HOST
   * @throws IllegalStateException when WECHATPAY_API_HOST must not be used
   */
  public static WeChatSellers create(Settings settings, Secrets secrets, Clock clock) {
    return new WeChatSellers(new Merchants(settings, secrets, WeChatPay.PATIENCE, clock));
  }

  @Override
  public void apply(SellerApplication application) {
    var platform = platform();
    var request =
        merchants.ask(
            platform, merchant -> ApplicationForm.filled(application, new PayUploads(merchant)));
    merchants.change(platform, merchant -> PayApplications.send(merchant, request));
  }

  @Override
  public Optional<SellerAccountState> find(String number) {
    return merchants.ask(platform(), merchant -> PayApplications.find(merchant, number));
  }

  @Override
  public String platform() {
    return merchants.platform();
  }
}
