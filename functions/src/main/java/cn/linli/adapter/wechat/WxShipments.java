package cn.linli.adapter.wechat;

import static java.util.stream.Collectors.joining;

import cn.binarywang.wx.miniapp.bean.shop.request.shipping.OrderKeyBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.PayerBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ShippingListBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.WxMaOrderShippingInfoGetRequest;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.WxMaOrderShippingInfoUploadRequest;
import cn.linli.groupbuy.Shipments;
import cn.linli.groupbuy.WeChatFailure;
import cn.linli.groupbuy.WeChatFailure.Kind;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What was handed over (发货信息录入), for goods that are picked up. */
public final class WxShipments implements Shipments {
  private static final int BY_TRANSACTION = 2;
  private static final int PICK_UP = 4;
  private static final int ONE_DELIVERY = 1;
  private static final int GOODS = 120;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.ofHours(8));

  /** openid, twice; data. */
  private static final Set<Integer> HOPELESS = Set.of(40003, 10060031, 47001);

  private final WxAccounts accounts;
  private final Clock clock;

  private WxShipments(WxAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxShipments create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxShipments(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock), clock);
  }

  @Override
  public Outcome tell(Shipment shipment) {
    return WxQuestion.put("upload_shipping_info", HOPELESS, () -> told(shipment));
  }

  private Outcome told(Shipment shipment) throws WxErrorException {
    try {
      accounts.miniProgram().getWxMaOrderShippingService().upload(request(shipment));
      return Outcome.DONE;
    } catch (WxErrorException answer) {
      return switch (answer.getError().getErrorCode()) {
        case 10060001 -> Outcome.NOT_KNOWN_YET;
        // shipped for good; corrected once already; nothing new in it
        case 10060002, 10060003, 10060023 -> Outcome.DONE_BEFORE;
        case 10060004 -> notNow(shipment);
        default -> throw answer;
      };
    }
  }

  /**
   * The payment is in a state in which nothing can be shipped: WeChat says so of one that went back
   * and of one that is over.
   */
  private Outcome notNow(Shipment shipment) throws WxErrorException {
    var question =
        WxMaOrderShippingInfoGetRequest.builder().transactionId(shipment.transaction()).build();
    var order = accounts.miniProgram().getWxMaOrderShippingService().get(question).getOrder();
    return switch (order.getOrderState()) {
      // shipped; the payer has got it; the money is settled
      case 2, 3, 4 -> Outcome.DONE_BEFORE;
      case 5 -> throw new WeChatFailure(Kind.REFUSED, "it went back");
      default -> throw new WeChatFailure(Kind.LATER, "errcode 10060004");
    };
  }

  /**
   * WeChat's number names a payment whoever was paid. With ours it would want the merchant that the
   * order was opened for, a sub-merchant's where there is one, and people have met both.
   */
  private WxMaOrderShippingInfoUploadRequest request(Shipment shipment) {
    return WxMaOrderShippingInfoUploadRequest.builder()
        .orderKey(
            OrderKeyBean.builder()
                .orderNumberType(BY_TRANSACTION)
                .transactionId(shipment.transaction())
                .build())
        .logisticsType(PICK_UP)
        .deliveryMode(ONE_DELIVERY)
        .shippingList(List.of(ShippingListBean.builder().itemDesc(cut(shipment.goods())).build()))
        .uploadTime(TIME.format(clock.instant()))
        .payer(new PayerBean(shipment.openid()))
        .build();
  }

  private static String cut(String goods) {
    return goods.codePoints().limit(GOODS).mapToObj(Character::toString).collect(joining());
  }
}
