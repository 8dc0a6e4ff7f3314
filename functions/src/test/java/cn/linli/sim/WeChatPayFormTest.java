package cn.linli.sim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** The simulator lets nothing pass that WeChat Pay could not read. */
class WeChatPayFormTest {
  private final WeChatPaySigning signing =
      new WeChatPaySigning(new HandClock(Instant.parse("2026-05-04T02:00:00Z")), 1);
  private final WeChatPayMedia media = new WeChatPayMedia(new WeChatPayNumbers(1));
  private final WeChatPayForm form = new WeChatPayForm(signing, media);

  @Test
  void refusesWhatIsNotSealedOrBySomebodyElsesKey() throws GeneralSecurityException {
    var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();

    assertRefused("王芳", WeChatPayKeys.PUBLIC_KEY_ID, "敏感信息解密失败: id_card_name");
    assertRefused(sealed("王芳", stranger), WeChatPayKeys.PUBLIC_KEY_ID, "敏感信息解密失败: id_card_name");
  }

  @Test
  void refusesASerialOfNobody() {
    assertRefused("AAAA", "", "平台证书序列号Wechatpay-Serial错误");
  }

  @Test
  void refusesPicturesThatNobodyUploadedOrThatAreNotTheAnnouncedOnes() {
    var body = "{\"business_license_info\":{\"business_license_copy\":\"made-up\"}}";
    assertThatThrownBy(() -> form.read(call(body, WeChatPayKeys.PUBLIC_KEY_ID, "application/json")))
        .hasMessage("无效的MediaID");

    assertThatThrownBy(() -> media.upload(upload("licence.jpg", "00"))).hasMessage("图片sha256不正确");
    assertThatThrownBy(() -> media.upload(upload("licence.gif", "00"))).hasMessage("图片名称不正确");
  }

  @Test
  void keepsTheBytesOfAnUpload() {
    assertThat(upload("licence.jpg", "00").bytes())
        .isEqualTo(HexFormat.of().parseHex("ffd8ff0d0a00"));
  }

  private void assertRefused(String name, String serial, String message) {
    var body = "{\"id_card_info\":{\"id_card_name\":\"" + name + "\"}}";
    assertThatThrownBy(() -> form.read(call(body, serial, "application/json")))
        .isInstanceOf(WeChatPayError.class)
        .hasMessage(message);
  }

  private static WeChatPayUpload upload(String name, String hash) {
    var file = new String(HexFormat.of().parseHex("ffd8ff0d0a00"), ISO_8859_1);
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n"
            + "{\"filename\":\"%s\",\"sha256\":\"%s\"}".formatted(name, hash)
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\n\r\n"
            + file
            + "\r\n--b--\r\n";
    return WeChatPayUpload.read(call(body, "", "multipart/form-data; boundary=b"));
  }

  private static Call call(String body, String serial, String type) {
    return new Call(
        "POST",
        "/",
        "/",
        Map.of(),
        Map.of("wechatpay-serial", serial, "content-type", type),
        SdkBytes.fromString(body, ISO_8859_1));
  }

  private static String sealed(String text, PublicKey key) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
  }
}
