package cn.linli.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Recipes;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.sim.Delivery;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Resident;
import cn.linli.town.Stall;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What happens outside the API before a step of an example.
 *
 * @param town in which it does
 */
record Happenings(Town town) {
  /** Whatever the step says. */
  void before(JsonNode step) {
    if (step.has("paid")) {
      pay(step.path("paid").asString());
    }
    if (step.has("sold")) {
      town.deployment()
          .weChatPay()
          .sell(WeChatPaySimulator.DIRECT, step.path("sold").asString(), 4200);
    }
    if (step.has("opens")) {
      var shop = step.path("opens");
      Stall.open(
          town,
          town.logIn(shop.path("owner").asString()),
          UUID.fromString(shop.path("merchant").asString()),
          UUID.fromString(shop.path("product").asString()));
    }
    if (step.has("goods")) {
      sell(step.path("goods"));
    }
    if (step.has("promised")) {
      promise(step.path("promised"));
    }
    if (step.has("owes")) {
      owe(step.path("owes"));
    }
    if (step.has("handedOver")) {
      handOver(step.path("handedOver"));
    }
    if (step.has("brought")) {
      bring(step.path("brought"));
    }
    if (step.has("answered")) {
      answer(step.path("answered"));
    }
    if (step.has("seller")) {
      see(step.path("seller"));
    }
    if (step.has("mended")) {
      town.deployment().weChatPay().sharesFail(WeChatPaySimulator.PLATFORM, null);
      town.deployment().weChatPay().switches().clear();
    }
    if (step.path("confirmed").asBoolean(false)) {
      confirm();
    }
    if (step.path("judged").asBoolean(false)) {
      town.settles();
      town.deployment().weChat().deliver(Delivery.IN_ORDER);
      town.settles();
    }
    if (step.path("tick").asBoolean(false)) {
      town.deployment().tick();
      town.settles();
    }
  }

  /** Somebody buys something, which no operation does yet. */
  private void sell(JsonNode step) {
    var payment = UUID.fromString(step.path("payment").asString());
    var fen = new Money(step.path("fen").asLong());
    town.deployment()
        .payments()
        .ask(
            new Ask(
                new CommunityId(Town.COMMUNITY),
                payment,
                PersonId.of(town.logIn(step.path("person").asString()).person()),
                step.path("seller").asString(),
                "goods/" + payment,
                Parts.of(Part.GOODS, fen),
                "草莓一箱",
                town.now().plusSeconds(900)));
  }

  /** Awards took more of a merchant's guarantee than was there. */
  private void owe(JsonNode step) {
    var merchant = UUID.fromString(step.path("merchant").asString());
    var fen = new Money(step.path("fen").asLong());
    new Till(town, ActiveMerchant.guaranteePayee(merchant))
        .post("example/owes", cause -> Recipes.awarded(cause, fen, Money.ZERO));
  }

  /** Somebody brings a file, to an address that no example can hold. */
  private void bring(JsonNode step) {
    var text = step.path("infected").asBoolean(false) ? FileStoreSimulator.eicar() : "";
    var isPicture = step.path("picture").asBoolean(false);
    var bytes = ByteBuffer.allocate(step.path("bytes").asInt());
    bytes.put((isPicture ? "\u0089PNG\r\n\u001a\n" : "%PDF-1.7 ").getBytes(ISO_8859_1));
    bytes.put(text.getBytes(UTF_8));
    var key = Town.COMMUNITY + "/" + step.path("upload").asString();
    var type = isPicture ? "image/png" : "application/pdf";
    town.deployment().files().bring(key, type, bytes.array());
  }

  /** So many neighbours answer a poll, all the same. */
  private void answer(JsonNode step) {
    var poll = step.path("poll").asString();
    for (int i = 0; i < step.path("people").asInt(); i++) {
      new Resident(town, "neighbour" + i, 950 + i)
          .moveIn(Town.COMMUNITY)
          .put(
              "/communities/%s/polls/%s/my-answer".formatted(Town.COMMUNITY, poll),
              step.path("body").toString())
          .expect(200);
    }
  }

  /** The provider's people look at who wants an account. */
  private void see(JsonNode step) {
    var sellers = town.deployment().weChatPay().sellers();
    var number = step.path("merchant").asString().replace("-", "");
    if (step.has("rejected")) {
      sellers.reject(number, Map.of("account_info", step.path("rejected").asString()));
    } else {
      sellers.finish(number);
    }
  }

  /** And has it. */
  private void handOver(JsonNode step) {
    town.deployment()
        .weChatPay()
        .sharesFail(WeChatPaySimulator.PLATFORM, step.path("fails").asString(null));
    town.deployment()
        .payments()
        .shareOut(
            new CommunityId(Town.COMMUNITY),
            UUID.fromString(step.path("payment").asString()),
            new Money(step.path("feeFen").asLong()));
  }

  /** Somebody shall get something, which no operation says yet. */
  private void promise(JsonNode step) {
    var weChatPay = town.deployment().weChatPay();
    weChatPay.receivers().endow(WeChatPaySimulator.DIRECT, 100_000);
    if (step.has("fails")) {
      var refusal = Misbehaviour.error(step.path("fails").asString());
      weChatPay.switches().set(WeChatPaySimulator.TRANSFER, refusal);
    }
    var amount = new Money(step.path("fen").asLong());
    var promise =
        new Promise(
            new CommunityId(Town.COMMUNITY),
            step.path("payout").asString(),
            "centre",
            PersonId.of(town.logIn(step.path("person").asString()).person()),
            amount,
            PayoutKind.AWARD,
            "草莓纠纷先行赔付",
            "dispute/1");
    new Till(town, "centre")
        .write((ledger, writes) -> town.deployment().payments().payOut(writes, promise, amount));
    town.settles();
  }

  /** Whoever has something to confirm does. */
  private void confirm() {
    var weChatPay = town.deployment().weChatPay();
    weChatPay
        .receivers()
        .toConfirm()
        .forEach(number -> assertThat(weChatPay.receivers().confirm(number)).isEqualTo("ok"));
    weChatPay.deliver(Delivery.IN_ORDER);
    town.settles();
  }

  /** What happens in WeChat, and what it tells of that. */
  private void pay(String payment) {
    assertThat(town.deployment().weChatPay().pay(payment.replace("-", ""))).isEqualTo("ok");
    town.deployment().weChatPay().deliver(Delivery.IN_ORDER);
    town.settles();
  }
}
