package cn.linli.payment;

import cn.linli.shared.Money;
import java.util.Map;

/**
 * Money for a person (商家转账).
 *
 * @param number ours, up to 32 letters and digits
 * @param scene the provider's number for what it is for
 * @param perceived how the person sees it, in the provider's words for the scene
 * @param reports what the scene wants to be told
 */
public record TransferOrder(
    String number,
    String openid,
    Money amount,
    String remark,
    String scene,
    String perceived,
    Map<String, String> reports) {
  /** Without the person. */
  @Override
  public String toString() {
    return "transfer " + number;
  }
}
