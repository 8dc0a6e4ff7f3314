package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The form of a seller's account: opened where it is sealed, and checked. */
final class WeChatPayForm {
  private static final Set<String> SEALED =
      Set.of(
          "id_card_name",
          "id_card_number",
          "id_card_address",
          "ubo_id_doc_name",
          "ubo_id_doc_number",
          "ubo_id_doc_address",
          "account_name",
          "account_number",
          "contact_name",
          "contact_id_card_number",
          "mobile_phone",
          "contact_email");
  private static final Set<String> PICTURES =
      Set.of(
          "business_license_copy",
          "id_card_copy",
          "id_card_national",
          "ubo_id_doc_copy",
          "ubo_id_doc_copy_back",
          "store_qr_code");
  private static final String COMPANY = "2";
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  private final WeChatPaySigning signing;
  private final WeChatPayMedia media;

  WeChatPayForm(WeChatPaySigning signing, WeChatPayMedia media) {
    this.signing = signing;
    this.media = media;
  }

  /** What it says, with the hash of each picture in its place: the same is said in the same way. */
  JsonNode read(Call call) {
    var form = opened("", call.json(), call.header("wechatpay-serial"));
    check(form, form.path("organization_type").asString("").equals(COMPANY));
    return form;
  }

  private JsonNode opened(String name, JsonNode node, String serial) {
    if (node.isObject()) {
      var all = JsonMapper.shared().createObjectNode();
      node.forEachEntry((field, value) -> all.set(field, opened(field, value, serial)));
      return all;
    }
    if (node.isArray()) {
      var all = JsonMapper.shared().createArrayNode();
      node.forEach(value -> all.add(opened(name, value, serial)));
      return all;
    }
    if (SEALED.contains(name)) {
      return new StringNode(opened(name, node.asString(), serial));
    }
    return PICTURES.contains(name) ? new StringNode(media.hash(node.asString())) : node;
  }

  private String opened(String name, String sealed, String serial) {
    try {
      return WeChatPayKeys.open(sealed, signing.opener(serial));
    } catch (GeneralSecurityException | IllegalArgumentException notSealed) {
      throw new WeChatPayError("PARAM_ERROR", "敏感信息解密失败: " + name);
    }
  }

  private static void check(JsonNode form, boolean company) {
    matches(form, "/out_request_no", "[0-9A-Za-z_-]{1,124}");
    matches(form, "/organization_type", "2|4");
    matches(form, "/business_license_info/business_license_number", "[0-9A-Z]{18}");
    matches(form, "/business_license_info/business_license_copy", "[0-9a-f]{64}");
    matches(form, "/business_license_info/merchant_name", company ? ".{2,110}" : ".{2,110}(?<!公司)");
    checkPerson(form, company);
    checkAccount(form, company);
    matches(form, "/contact_info/contact_type", "65");
    same(form, "/contact_info/contact_name", "/id_card_info/id_card_name");
    same(form, "/contact_info/contact_id_card_number", "/id_card_info/id_card_number");
    matches(form, "/contact_info/mobile_phone", "1\\d{10}");
    matches(form, "/contact_info/contact_email", "[^@ ]+@[^@ ]+");
    matches(form, "/sales_scene_info/store_name", ".+");
    require(
        form.at("/sales_scene_info/store_url").isMissingNode()
            != form.at("/sales_scene_info/store_qr_code").isMissingNode(),
        "PARAM_ERROR",
        "店铺二维码 or 店铺链接二选一必填");
    matches(form, "/merchant_shortname", ".+");
    require(bytes(form, "/merchant_shortname") <= 64, "PARAM_ERROR", "/merchant_shortname");
  }

  private static void checkPerson(JsonNode form, boolean company) {
    same(form, "/business_license_info/legal_person", "/id_card_info/id_card_name");
    require(
        SampleIds.isValid(form.at("/id_card_info/id_card_number").asString("")),
        "PARAM_ERROR",
        "/id_card_info/id_card_number");
    matches(form, "/id_card_info/id_card_copy", "[0-9a-f]{64}");
    matches(form, "/id_card_info/id_card_national", "[0-9a-f]{64}");
    matches(form, "/id_card_info/id_card_valid_time_begin", DAY);
    matches(form, "/id_card_info/id_card_valid_time", DAY + "|长期");
    if (company) {
      matches(form, "/id_card_info/id_card_address", ".+");
      matches(form, "/owner", "true|false");
      require(
          form.path("owner").asBoolean() || !form.path("ubo_info_list").isEmpty(),
          "PARAM_ERROR",
          "/ubo_info_list");
    }
  }

  private static void checkAccount(JsonNode form, boolean company) {
    matches(form, "/account_info/bank_account_type", company ? "74" : "74|75");
    matches(form, "/account_info/account_bank", ".{2,10}");
    matches(form, "/account_info/account_number", "\\d{8,30}");
    matches(form, "/account_info/bank_address_code", "\\d{6}");
    var corporate = form.at("/account_info/bank_account_type").asString().equals("74");
    same(
        form,
        "/account_info/account_name",
        corporate ? "/business_license_info/merchant_name" : "/id_card_info/id_card_name");
  }

  private static void matches(JsonNode form, String pointer, String pattern) {
    require(form.at(pointer).asString("").matches(pattern), "PARAM_ERROR", pointer);
  }

  private static void same(JsonNode form, String one, String other) {
    require(form.at(one).equals(form.at(other)), "PARAM_ERROR", one);
  }

  private static int bytes(JsonNode form, String pointer) {
    return form.at(pointer).asString("").getBytes(StandardCharsets.UTF_8).length;
  }
}
