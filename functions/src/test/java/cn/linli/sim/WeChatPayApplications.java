package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Applications of sellers for accounts below the platform's, and the accounts they got. */
final class WeChatPayApplications {
  private static final int FIRST_SELLER = 1_900_000_400;

  private final WeChatPayNumbers numbers;
  private final WeChatPayForm form;
  private final Map<String, Application> all = new LinkedHashMap<>();

  /** How one stands, in the order in which it goes well. */
  enum State {
    CHECKING,
    ACCOUNT_NEED_VERIFY,
    AUDITING,
    NEED_SIGN,
    FINISH,
    REJECTED,
    FROZEN,
    CANCELED
  }

  /** One of them. */
  static final class Application {
    private final String id;
    private final String seller;
    private JsonNode content;
    private State state = State.CHECKING;
    private Map<String, String> reasons = Map.of();

    Application(String id, String seller, JsonNode content) {
      this.id = id;
      this.seller = seller;
      this.content = content;
    }

    State state() {
      return state;
    }

    String seller() {
      return seller;
    }

    void become(State next, Map<String, String> why) {
      state = next;
      reasons = Map.copyOf(why);
    }
  }

  WeChatPayApplications(WeChatPayNumbers numbers, WeChatPayForm form) {
    this.numbers = numbers;
    this.form = form;
  }

  /** The merchant with the sellers that have an account by now. */
  WeChatPayMerchant withSellers(WeChatPayMerchant merchant) {
    return merchant.kind() != WeChatPayMerchant.Kind.PLATFORM
        ? merchant
        : merchant.with(
            all.values().stream()
                .filter(each -> each.state == State.FINISH)
                .map(Application::seller)
                .collect(Collectors.toSet()));
  }

  /** The same again is the same; another content takes the place of what was rejected. */
  Map<String, ?> apply(WeChatPayMerchant merchant, Call call) {
    require(
        merchant.kind() == WeChatPayMerchant.Kind.PLATFORM,
        "APPID_MCHID_NOT_MATCH",
        "不属于电商平台商户，暂无权限");
    var content = form.read(call);
    var number = content.path("out_request_no").asString();
    var known =
        all.computeIfAbsent(
            number,
            first ->
                new Application(
                    numbers.next("2000"), Integer.toString(FIRST_SELLER + all.size()), content));
    if (known.state == State.REJECTED) {
      known.content = content;
      known.become(State.CHECKING, Map.of());
    }
    require(known.content.equals(content), "PROCESSING", "存在流程进行中的申请单，请检查是否重入");
    return Map.of("applyment_id", known.id, "out_request_no", number);
  }

  /** Throws what WeChat Pay answers when there is none. */
  Application get(String number) {
    require(all.containsKey(number), "APPLYMENT_NOT_EXIST", "申请单不存在");
    return all.get(number);
  }

  Map<String, ?> find(WeChatPayMerchant merchant, String number) {
    require(merchant.kind() == WeChatPayMerchant.Kind.PLATFORM, "NO_AUTH", "商户权限异常");
    var found = get(number);
    var view = new LinkedHashMap<String, Object>();
    view.put("applyment_state", found.state.name());
    view.put("applyment_state_desc", found.state.name());
    view.put("out_request_no", number);
    view.put("applyment_id", found.id);
    switch (found.state) {
      case ACCOUNT_NEED_VERIFY -> {
        view.put("legal_validation_url", page("verify", found));
        view.put("account_validation", remittance(found));
      }
      case NEED_SIGN -> {
        view.put("sign_url", page("sign", found));
        view.put("sub_mchid", found.seller);
      }
      case FINISH -> view.put("sub_mchid", found.seller);
      case REJECTED, FROZEN -> view.put("audit_detail", details(found));
      case CHECKING, AUDITING, CANCELED -> {}
    }
    return view;
  }

  private static String page(String what, Application application) {
    return "https://pay.weixin.qq.com/public/apply4ec_" + what + "/s?applymentId=" + application.id;
  }

  private static Map<String, Object> remittance(Application application) {
    return Map.of(
        "pay_amount", 124,
        "destination_account_number", "7222223333322332",
        "destination_account_name", "财付通支付科技有限公司",
        "destination_account_bank", "招商银行威盛大厦支行",
        "city", "深圳",
        "remark", "入驻账户验证" + application.id,
        "deadline", "2026-12-31 23:59:59");
  }

  private static List<Map<String, String>> details(Application application) {
    return application.reasons.entrySet().stream()
        .map(each -> Map.of("param_name", each.getKey(), "reject_reason", each.getValue()))
        .toList();
  }

  /** For people to read. */
  List<String> lines() {
    return all.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + " "
                    + each.getValue()
                        .content
                        .at("/business_license_info/merchant_name")
                        .asString("")
                    + " "
                    + each.getValue().state
                    + (each.getValue().state == State.FINISH ? " " + each.getValue().seller : ""))
        .toList();
  }
}
