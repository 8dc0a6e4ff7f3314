package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.adapter.wechatpay.PayVectors.Mode;
import cn.linli.payment.PayOrder;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.shared.Money;
import cn.linli.sim.HandClock;
import com.github.binarywang.wxpay.v3.util.SignUtils;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we ask, against the published vectors of requests and answers. */
class RecordedAnswersTest {
  private static final String PREPAY = "/v3/pay/transactions/jsapi";
  private static final String QUERY = "/v3/pay/transactions/out-trade-no/SC20260101000001";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\",nonce_str=\"(\\w{32})\","
              + "timestamp=\"1767240000\",serial_no=\"444F4864EA9B34415B8E9E2F3F3A1C6A2E8D7B10\","
              + "signature=\"([^\"]+)\"");
  private static final Payee PAYEE =
      new Payee("centre", Payee.Mode.DIRECT, PayVectors.MERCHANT, null, "wx0000000000000001");
  private static final PayOrder ORDER =
      new PayOrder(
          "SC20260101000001",
          new Money(1990),
          "社区团购-草莓",
          "oTESTonlyOPENID0000000000001",
          PayVectors.NOW.plus(Duration.ofMinutes(30)),
          false);

  private final Replay weChatPay = new Replay();
  private final WeChatPay adapter = PayVectors.adapter(Mode.PUBLIC_KEY, weChatPay.baseUrl());

  @AfterEach
  void stop() {
    weChatPay.close();
  }

  @Test
  void signsWhatThePayersPageNeeds() throws Exception {
    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));

    var parameters = adapter.open(PAYEE, ORDER);

    assertThat(parameters.packageValue())
        .isEqualTo("prepay_id=wx01120000000000TESTprepayid00000000");
    assertThat(parameters.timeStamp()).isEqualTo("1767240000");
    assertThat(parameters.paySign())
        .isEqualTo(
            signed(
                "wx0000000000000001\n1767240000\n"
                    + parameters.nonceStr()
                    + "\nprepay_id=wx01120000000000TESTprepayid00000000\n"));
  }

  @Test
  void signsRequestsAsTheVectorsDo() throws Exception {
    for (var vector : PayVectors.HTTP.path("requests")) {
      assertThat(signed(vector.path("signedMessage").asString()))
          .isEqualTo(vector.path("signature").asString());
    }
    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));

    adapter.open(PAYEE, ORDER);

    var asked = weChatPay.asked().getFirst();
    assertThat(asked.serial()).isEqualTo(PayVectors.PUBLIC_KEY_ID);
    var authorization = AUTHORIZATION.matcher(asked.authorization());
    assertThat(authorization.matches()).as(asked.authorization()).isTrue();
    var message =
        "POST\n" + PREPAY + "\n1767240000\n" + authorization.group(1) + "\n" + asked.body() + "\n";
    assertThat(authorization.group(2)).isEqualTo(signed(message));
  }

  @Test
  void asksForAnOrderAsTheVectorDoesAndTellsWhereAndUntilWhen() {
    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));

    adapter.open(PAYEE, ORDER);

    var expected =
        JsonMapper.shared()
            .readTree(PayVectors.HTTP.path("requests").get(0).path("body").asString())
            .asObject()
            .put("notify_url", "https://example.test/payment-providers/wechatpay/1900000109")
            .put("time_expire", "2026-01-01T12:30:00+08:00");
    assertThat(JsonMapper.shared().readTree(weChatPay.asked().getFirst().body()))
        .isEqualTo(expected);
  }

  @Test
  void takesAnEmptyAnswerForDone() {
    weChatPay.answer(QUERY + "/close", answer("close-204-empty"));

    adapter.close(PAYEE, ORDER.number());

    var asked = weChatPay.asked().getFirst();
    assertThat(asked.body()).isEqualTo("{\"mchid\":\"1900000109\"}");
  }

  @Test
  void findsNoOrderWhereThereIsNone() {
    weChatPay.answer(QUERY, answer("error-404"));

    assertThat(adapter.find(PAYEE, ORDER.number())).isEmpty();
    assertThat(weChatPay.asked().getFirst().path()).isEqualTo(QUERY + "?mchid=1900000109");
  }

  @Test
  void leavesOpenWhatWasDoneWhenAnAnswerWasChangedOnItsWay() {
    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));
    weChatPay.spoil(
        body -> {
          body[body.length - 5] ^= 1;
          return body;
        });

    assertFails(Kind.UNKNOWN, () -> adapter.open(PAYEE, ORDER));
  }

  @Test
  void leavesOpenWhatWasDoneWhenAGatewayAnswers() {
    assertFails(Kind.UNKNOWN, () -> adapter.open(PAYEE, ORDER));
    assertFails(Kind.LATER, () -> adapter.find(PAYEE, ORDER.number()));
  }

  @Test
  void believesNoAnswerThatIsNotSignedOrNotJson() {
    var unsigned = answer("jsapi-prepay-200").deepCopy();
    unsigned.path("headers").asObject().remove("Wechatpay-Signature");
    weChatPay.answer(PREPAY, unsigned);
    assertFails(Kind.UNKNOWN, () -> adapter.open(PAYEE, ORDER));

    // WxJava's own validator lets this one pass.
    unsigned.path("headers").asObject().put("Content-Type", "text/plain");
    assertFails(Kind.UNKNOWN, () -> adapter.open(PAYEE, ORDER));

    assertThat(weChatPay.asked()).hasSize(2);
  }

  @Test
  void fault07BelievesNoAnswerThatIsAProbe() {
    weChatPay.answer(PREPAY, probe("jsapi-prepay-200"));
    weChatPay.answer(QUERY + "/close", probe("close-204-empty"));

    assertFails(Kind.UNKNOWN, () -> adapter.open(PAYEE, ORDER));
    assertFails(Kind.UNKNOWN, () -> adapter.close(PAYEE, ORDER.number()));

    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));
    assertThat(adapter.open(PAYEE, ORDER).signType()).isEqualTo("RSA");
  }

  private static JsonNode probe(String name) {
    var probe = answer(name).deepCopy();
    var headers = probe.path("headers").asObject();
    var genuine = headers.path("Wechatpay-Signature").asString();
    headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + genuine);
    return probe;
  }

  @Test
  void believesNoAnswerOfAnotherTime() {
    weChatPay.answer(PREPAY, answer("jsapi-prepay-200"));
    var clock = new HandClock(PayVectors.NOW.plus(Duration.ofSeconds(301)));
    var late = PayVectors.adapter(Mode.PUBLIC_KEY, weChatPay.baseUrl(), clock);

    assertFails(Kind.UNKNOWN, () -> late.open(PAYEE, ORDER));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void getsAlongWithTheKeysOfEachMode(Mode mode) {
    weChatPay.answer("/v3/certificates", PayVectors.HTTP.path("certificates"));
    var prepaid = answer("jsapi-prepay-200").deepCopy();
    if (mode != Mode.PUBLIC_KEY) {
      prepaid
          .path("headers")
          .asObject()
          .put(
              "Wechatpay-Serial",
              PayVectors.KEYS.path("wechatpay").path("platformCertSerialNo").asString());
    }
    weChatPay.answer(PREPAY, prepaid);

    var parameters = PayVectors.adapter(mode, weChatPay.baseUrl()).open(PAYEE, ORDER);

    assertThat(parameters.signType()).isEqualTo("RSA");
    assertThat(weChatPay.asked()).hasSize(mode == Mode.PUBLIC_KEY ? 1 : 2);
  }

  @Test
  void asksNothingBeforeItCouldCheckAnAnswer() {
    var certificates = PayVectors.adapter(Mode.CERTIFICATES, weChatPay.baseUrl());

    assertFails(Kind.LATER, () -> certificates.open(PAYEE, ORDER));

    assertThat(weChatPay.asked())
        .singleElement()
        .satisfies(asked -> assertThat(asked.path()).isEqualTo("/v3/certificates"));
  }

  @Test
  void saysLaterWhenNobodyListens() {
    weChatPay.close();

    assertFails(Kind.LATER, () -> adapter.open(PAYEE, ORDER));
  }

  private static JsonNode answer(String name) {
    return PayVectors.HTTP
        .path("responses")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String signed(String message) throws Exception {
    var pem = PayVectors.KEYS.path("merchant").path("privateKeyPem").asString();
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    return SignUtils.sign(message, key);
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProviderFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
