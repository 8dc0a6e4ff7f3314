package cn.linli.sim;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which call a path is, whatever numbers are in it and in whichever mode.
 *
 * @param name what it is counted and switched by
 * @param number the number in its path, or an empty text
 */
record WeChatPayRoute(String name, String number) {
  private static final String NUMBER = "([^/]+)";
  private static final String ORDERS = "/v3/pay/(?:partner/)?transactions";
  private static final String TRANSFERS = "/v3/fund-app/mch-transfer/transfer-bills";
  private static final List<Known> ALL =
      List.of(
          known("POST", WeChatPaySimulator.PREPAY, ORDERS + "/jsapi()"),
          known("GET", WeChatPaySimulator.QUERY, ORDERS + "/out-trade-no/" + NUMBER),
          known("POST", WeChatPaySimulator.CLOSE, ORDERS + "/out-trade-no/" + NUMBER + "/close"),
          known("POST", WeChatPaySimulator.REFUND, "/v3/refund/domestic/refunds()"),
          known("POST", WeChatPaySimulator.REFUND, "/v3/ecommerce/refunds/apply()"),
          known("GET", WeChatPaySimulator.REFUND_QUERY, "/v3/refund/domestic/refunds/" + NUMBER),
          known(
              "GET",
              WeChatPaySimulator.REFUND_QUERY,
              "/v3/ecommerce/refunds/out-refund-no/" + NUMBER),
          known("GET", WeChatPaySimulator.CERTIFICATES, "/v3/certificates()"),
          known("GET", WeChatPaySimulator.TRADE_BILL, "/v3/bill/tradebill()"),
          known("GET", WeChatPaySimulator.FUND_BILL, "/v3/bill/fundflowbill()"),
          known("GET", WeChatPaySimulator.SHARING_BILL, "/v3/profitsharing/bills()"),
          known("GET", WeChatPaySimulator.DOWNLOAD, "/v3/billdownload/file()"),
          known("POST", WeChatPaySimulator.UNFREEZE, "/v3/profitsharing/orders/unfreeze()"),
          known("POST", WeChatPaySimulator.UNFREEZE, "/v3/ecommerce/profitsharing/finish-order()"),
          known("POST", WeChatPaySimulator.SHARE, "/v3/(?:ecommerce/)?profitsharing/orders()"),
          known("GET", WeChatPaySimulator.SHARE_QUERY, "/v3/profitsharing/orders/" + NUMBER),
          known("GET", WeChatPaySimulator.SHARE_QUERY, "/v3/ecommerce/profitsharing/orders()"),
          known("POST", WeChatPaySimulator.RETURN, "/v3/profitsharing/return-orders()"),
          known("POST", WeChatPaySimulator.RETURN, "/v3/ecommerce/profitsharing/returnorders()"),
          known(
              "GET", WeChatPaySimulator.RETURN_QUERY, "/v3/profitsharing/return-orders/" + NUMBER),
          known(
              "GET", WeChatPaySimulator.RETURN_QUERY, "/v3/ecommerce/profitsharing/returnorders()"),
          known("POST", WeChatPaySimulator.UPLOAD, "/v3/merchant/media/upload()"),
          known("POST", WeChatPaySimulator.APPLY, "/v3/ecommerce/applyments/()"),
          known(
              "GET",
              WeChatPaySimulator.APPLY_QUERY,
              "/v3/ecommerce/applyments/out-request-no/" + NUMBER),
          known("POST", WeChatPaySimulator.TRANSFER, TRANSFERS + "()"),
          known("GET", WeChatPaySimulator.TRANSFER_QUERY, TRANSFERS + "/out-bill-no/" + NUMBER));

  private record Known(String method, String name, Pattern path) {}

  private static Known known(String method, String name, String path) {
    return new Known(method, name, Pattern.compile(path));
  }

  /** A path that is none of WeChat Pay's is called by itself. */
  static WeChatPayRoute of(Call call) {
    for (var known : ALL) {
      var path = known.path().matcher(call.path());
      if (known.method().equals(call.method()) && path.matches()) {
        return new WeChatPayRoute(known.name(), path.group(1));
      }
    }
    return new WeChatPayRoute(call.path(), "");
  }
}
