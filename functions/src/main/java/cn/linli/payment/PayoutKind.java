package cn.linli.payment;

import java.util.Locale;
import java.util.Map;

/** Why a person gets money: the provider wants to know, and tells the person. */
public enum PayoutKind {
  /** A ruling gives it to them at a merchant's cost, or the payee makes something good. */
  AWARD("1011", "商家赔付"),
  /** For what a volunteer did. */
  STIPEND("1005", "劳务报酬"),
  /** Won in a contest or the like. */
  PRIZE("1000", "活动奖励");

  private final String scene;
  private final String perceived;

  PayoutKind(String scene, String perceived) {
    this.scene = scene;
    this.perceived = perceived;
  }

  /** The provider's number for it (转账场景), which the merchant has to be allowed. */
  String scene() {
    return scene;
  }

  /** How the person sees it, in the provider's words. */
  String perceived() {
    return perceived;
  }

  /** What the provider wants to be told about it. */
  Map<String, String> reports(String reason) {
    return switch (this) {
      case AWARD -> Map.of("赔付原因", reason);
      case STIPEND -> Map.of("岗位类型", "社区志愿者", "报酬说明", reason);
      case PRIZE -> Map.of("活动名称", "社区活动", "奖励说明", reason);
    };
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PayoutKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
