package cn.linli.sim;

import static cn.linli.sim.WeChatPaySimulator.APPLY;
import static cn.linli.sim.WeChatPaySimulator.APPLY_QUERY;
import static cn.linli.sim.WeChatPaySimulator.CERTIFICATES;
import static cn.linli.sim.WeChatPaySimulator.CLOSE;
import static cn.linli.sim.WeChatPaySimulator.DOWNLOAD;
import static cn.linli.sim.WeChatPaySimulator.FUND_BILL;
import static cn.linli.sim.WeChatPaySimulator.PREPAY;
import static cn.linli.sim.WeChatPaySimulator.QUERY;
import static cn.linli.sim.WeChatPaySimulator.REFUND;
import static cn.linli.sim.WeChatPaySimulator.REFUND_QUERY;
import static cn.linli.sim.WeChatPaySimulator.RETURN;
import static cn.linli.sim.WeChatPaySimulator.RETURN_QUERY;
import static cn.linli.sim.WeChatPaySimulator.SHARE;
import static cn.linli.sim.WeChatPaySimulator.SHARE_QUERY;
import static cn.linli.sim.WeChatPaySimulator.SHARING_BILL;
import static cn.linli.sim.WeChatPaySimulator.TRADE_BILL;
import static cn.linli.sim.WeChatPaySimulator.TRANSFER;
import static cn.linli.sim.WeChatPaySimulator.TRANSFER_QUERY;
import static cn.linli.sim.WeChatPaySimulator.UNFREEZE;
import static cn.linli.sim.WeChatPaySimulator.UPLOAD;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where merchants' requests arrive: checked, done one after the other, and answered with a
 * signature. Whoever else touches what is behind it holds its lock.
 */
final class WeChatPayDesk {
  final WeChatPayOrders orders;
  final WeChatPayMoney money;
  final WeChatPayRefunds refunds;
  final WeChatPayBills bills;
  final WeChatPayShares shares;
  final WeChatPayTransfers transfers;
  final WeChatPayApplications applications;
  private final WeChatPayMedia media;
  private final WeChatPaySigning signing;
  private final WeChatPayAuthorization authorization;

  WeChatPayDesk(
      Clock clock, WeChatPayNumbers numbers, WeChatPaySigning signing, WeChatPayNotifier notifier) {
    this.signing = signing;
    authorization = new WeChatPayAuthorization(clock);
    orders = new WeChatPayOrders(clock, numbers);
    money = new WeChatPayMoney(clock, numbers);
    refunds = new WeChatPayRefunds(clock, numbers, orders, money, notifier);
    shares = new WeChatPayShares(clock, numbers, orders, money);
    bills = new WeChatPayBills(clock, signing, orders, refunds, shares, money);
    transfers = new WeChatPayTransfers(clock, numbers, money, notifier);
    media = new WeChatPayMedia(numbers);
    applications = new WeChatPayApplications(numbers, new WeChatPayForm(signing, media));
  }

  /** Lets everything happen that has had its time. */
  synchronized void settle() {
    refunds.settle();
    shares.settle();
    transfers.settle();
  }

  Answer answer(Call call) {
    try {
      var merchant = authorization.check(call);
      var route = WeChatPayRoute.of(call);
      if (route.name().equals(CERTIFICATES)) {
        return signed(200, signing.list(), signing.certificateSigner());
      }
      if (route.name().equals(DOWNLOAD)) {
        return download(call);
      }
      var signer = signing.signerFor(call.header("wechatpay-serial"));
      var content = work(merchant, route, call);
      return content == null
          ? signed(204, "", signer)
          : signed(200, JsonMapper.shared().writeValueAsString(content), signer);
    } catch (WeChatPayError no) {
      return no.answer();
    } catch (JacksonException malformed) {
      return WeChatPayError.answer("PARAM_ERROR", "请求体不是JSON");
    }
  }

  private Answer signed(int status, String body, WeChatPayKeys.Signer signer) {
    return new Answer(
        status,
        "application/json; charset=utf-8",
        body.getBytes(StandardCharsets.UTF_8),
        signing.headers(signer, body));
  }

  private synchronized Answer download(Call call) {
    return bills.download(call);
  }

  /** Null for an answer without content. */
  private synchronized Map<String, ?> work(
      WeChatPayMerchant caller, WeChatPayRoute route, Call call) {
    settle();
    var merchant = applications.withSellers(caller);
    var subMerchant = call.parameter("sub_mchid");
    return switch (route.name()) {
      case PREPAY -> orders.open(merchant, call.json());
      case QUERY -> order(merchant, subMerchant, route).view();
      case CLOSE -> {
        orders.close(order(merchant, call.json().path("sub_mchid").asString(""), route));
        yield null;
      }
      case REFUND -> refunds.refund(merchant, call.json());
      case REFUND_QUERY -> refunds.find(merchant, subMerchant, route.number());
      case SHARE -> shares.share(merchant, call.json());
      case SHARE_QUERY ->
          shares.find(merchant, merchant.payee(subMerchant), number(call, route, "out_order_no"));
      case UNFREEZE -> shares.unfreeze(merchant, call.json());
      case RETURN -> shares.takeBack(merchant, call.json());
      case RETURN_QUERY ->
          shares.findReturn(
              merchant,
              merchant.payee(subMerchant),
              call.parameter("out_order_no"),
              number(call, route, "out_return_no"));
      case UPLOAD -> media.upload(WeChatPayUpload.read(call));
      case APPLY -> applications.apply(merchant, call);
      case APPLY_QUERY -> applications.find(merchant, route.number());
      case TRANSFER -> transfers.transfer(merchant, call.json());
      case TRANSFER_QUERY -> transfers.find(merchant, route.number());
      case TRADE_BILL -> bills.trade(merchant, call);
      case FUND_BILL -> bills.fundFlow(merchant, call);
      case SHARING_BILL -> bills.sharing(merchant, call);
      default -> throw new WeChatPayError("NOT_FOUND", "no such path");
    };
  }

  /** The platform's calls have the number in their query. */
  private static String number(Call call, WeChatPayRoute route, String parameter) {
    return route.number().isEmpty() ? call.parameter(parameter) : route.number();
  }

  private WeChatPayOrder order(
      WeChatPayMerchant merchant, String subMerchant, WeChatPayRoute route) {
    return orders.find(merchant, merchant.payee(subMerchant), route.number());
  }
}
