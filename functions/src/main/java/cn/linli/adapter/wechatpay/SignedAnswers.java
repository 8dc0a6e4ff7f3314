package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.binarywang.wxpay.v3.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.util.EntityUtils;

/**
 * Believes an answer only when WeChat Pay signed it lately. WxJava's validator lets an answer pass
 * that calls itself anything but JSON, and looks at no time.
 */
final class SignedAnswers implements Validator {
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final PlatformKeys keys;
  private final Clock clock;

  SignedAnswers(PlatformKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public boolean validate(CloseableHttpResponse response) throws IOException {
    var raw = Raw.of(response);
    return isRecent(raw.timestamp(), clock)
        && keys.verify(raw.serial(), raw.message(), raw.signature());
  }

  static boolean isRecent(String timestamp, Clock clock) {
    try {
      var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException notATime) {
      return false;
    }
  }

  /** What is signed: the time, the nonce and the bytes as they came, each on a line of its own. */
  static byte[] message(String timestamp, String nonce, byte[] body) {
    var message = new ByteArrayOutputStream();
    message.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(UTF_8));
    message.writeBytes(body);
    message.write('\n');
    return message.toByteArray();
  }

  /** An answer and its signature, an empty text for each header that is missing. */
  static final class Raw {
    private final CloseableHttpResponse response;
    private final byte[] body;

    private Raw(CloseableHttpResponse response, byte[] body) {
      this.response = response;
      this.body = body;
    }

    static Raw of(CloseableHttpResponse response) throws IOException {
      var entity = response.getEntity();
      return new Raw(response, entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
    }

    String serial() {
      return header("Wechatpay-Serial");
    }

    String signature() {
      return header("Wechatpay-Signature");
    }

    String timestamp() {
      return header("Wechatpay-Timestamp");
    }

    byte[] body() {
      return body.clone();
    }

    byte[] message() {
      return SignedAnswers.message(timestamp(), header("Wechatpay-Nonce"), body);
    }

    private String header(String name) {
      var header = response.getFirstHeader(name);
      return header == null || header.getValue() == null ? "" : header.getValue();
    }
  }
}
