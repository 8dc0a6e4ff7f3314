package cn.linli.sim;

import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /sim} that shows the orders and says how to pay one. */
final class WeChatPayPage {
  private WeChatPayPage() {}

  static String text(
      List<WeChatPayOrder> orders,
      List<String> transfers,
      List<String> sellers,
      int owed,
      Switches switches) {
    return """
    This is a simulator of WeChat Pay (微信支付) for Linli, on this machine only. Nobody's money moves
    here, and its keys are test keys.

    Orders
    %s
    Transfers that wait for their person
    %s
    Sellers who want an account
    %s
    Notices owed: %d

    Somebody pays: POST /sim/pay, one JSON object
      {"number": "LL00000001"}                     whoever the order is for
      {"number": "LL00000001", "person": "li"}     this person, or why not
      {"appId": ..., "timeStamp": ..., "nonceStr": ..., "package": ..., "signType": "RSA",
       "paySign": ..., "person": "wang"}           what wx.requestPayment was handed
      {"number": "LL00000001", "refuse": true}     the window is closed instead

    WeChat Pay tells: POST /sim/deliver, one JSON object
      {"how": "IN_ORDER"}     TWICE, TWICE_AND_OUT_OF_ORDER, AT_ONCE, TEN_AT_ONCE, FIFTEEN_TIMES; the local platform does so
      {"forge": "PROBE"}      WRONG_SIGNATURE, CHANGED_BODY, NO_SIGNATURE, UNKNOWN_SERIAL, STALE
      {"lose": true}          what is owed never comes

    A seller's application: POST /sim/sellers, one JSON object
      {"number": "A1", "then": "proceed"}   a step: checked, audited, signed; finish: all of them
      {"number": "A1", "then": "reject", "field": "id_card_copy", "reason": "照片不清晰"}
      verify, freeze, cancel

    Somebody confirms a transfer: POST /sim/confirm {"number": "TB1"}

    Switches: POST /sim/switches, one JSON object
      {"endpoint": "prepay", "kind": "error", "error": "SYSTEM_ERROR", "times": 1}
      {"endpoint": "refund", "kind": "silent-after-work", "times": 1}
      kinds: slow, error, status, silent-after-work, reset-after-work, reset, garbage;
      with any: "latencyMillis", "times"
      {"keys": "BOTH"}   PUBLIC_KEY, CERTIFICATES: by what notices and answers are signed
      {"rotate": true}   a new platform certificate   {"spoilBills": true}
      {"refundsEnd": "ABNORMAL"}   CLOSED, SUCCESS, PROCESSING: how refunds from now on end
      {"sharesFail": "1900000555", "reason": "NO_RELATION"}
      {"sharesComeBack": "ACCOUNT_ABNORMAL"}   or null: whether receivers give shares back
      {"topUp": "1900000109", "fen": 100000}
      {"clear": true}
    Endpoints
      prepay query close refund refund-query certificates trade-bill fund-bill
      sharing-bill download
      share share-query unfreeze return return-query transfer transfer-query
      upload apply apply-query
    Now: %s
    """
        .formatted(
            orders.stream().map(WeChatPayPage::text).collect(Collectors.joining()),
            listed(transfers),
            listed(sellers),
            owed,
            switches);
  }

  private static String listed(List<String> lines) {
    return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  private static String text(WeChatPayOrder order) {
    return "  %-32s %8.2f yuan  %-8s to %s, %s%n"
        .formatted(
            order.number(),
            order.total() / 100.0,
            order.state,
            order.payee,
            order.request.path("description").asString());
  }
}
