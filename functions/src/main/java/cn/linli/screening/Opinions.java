package cn.linli.screening;

import cn.linli.screening.ContentSecurity.Opinion;
import cn.linli.screening.ContentSecurity.Suggest;
import java.util.List;
import java.util.Locale;

/** What WeChat says, or does not say, in the words of findings. */
final class Opinions {
  private static final int LONGEST = 40;

  private Opinions() {}

  /** Nothing where it lets a text or a picture pass. */
  static List<Finding> findings(String pointer, Opinion opinion) {
    return switch (opinion.suggest()) {
      case PASS -> List.of();
      case REVIEW -> List.of(finding(pointer, opinion, Action.ESCALATE));
      case RISKY -> List.of(finding(pointer, opinion, Action.BLOCK));
    };
  }

  private static Finding finding(String pointer, Opinion opinion, Action action) {
    var topic = Topic.of(opinion.label());
    var words = opinion.words();
    var suggests = opinion.suggest() == Suggest.RISKY ? "有风险" : "需人工复核";
    return new Finding(
        "wechat/" + opinion.label(),
        topic.word,
        action,
        pointer,
        words.length() > LONGEST ? words.substring(0, LONGEST) : words,
        "微信内容安全判定%s（%s），标签 %d：%s"
            .formatted(suggests, opinion.suggest(), opinion.label(), topic.name));
  }

  /** There is nobody at WeChat whom it could ask about. */
  static Finding nobody() {
    return none("wechat/nobody", "", "提交人近期未登录小程序，微信无法判定，请人工审核");
  }

  static Finding refused(String pointer) {
    return none("wechat/refused", pointer, "微信不受理这部分内容，请人工审核");
  }

  /** A picture that nobody can fetch any more. */
  static Finding gone(String pointer) {
    return none("wechat/unreadable", pointer, "图片已无法读取，请人工审核");
  }

  static Finding unreadable(String pointer) {
    return none("wechat/unreadable", pointer, "微信多次未能读取图片，请人工审核");
  }

  static Finding silent(String pointer) {
    return none("wechat/silent", pointer, "微信多次未返回图片的判定结果，请人工审核");
  }

  static Finding late() {
    return none("wechat/silent", "", "一天之内微信未能给出判定，请人工审核");
  }

  private static Finding none(String rule, String pointer, String explanation) {
    return new Finding(rule, "unjudged", Action.ESCALATE, pointer, "", explanation);
  }

  /** WeChat's labels, as it documents them. */
  private enum Topic {
    ADS(10001, "广告"),
    POLITICS(20001, "时政"),
    PORN(20002, "色情"),
    ABUSE(20003, "辱骂"),
    CRIME(20006, "违法犯罪"),
    FRAUD(20008, "欺诈"),
    VULGAR(20012, "低俗"),
    COPYRIGHT(20013, "版权"),
    OTHER(21000, "其他");

    private final int label;
    private final String name;
    private final String word;

    Topic(int label, String name) {
      this.label = label;
      this.name = name;
      this.word = name().toLowerCase(Locale.ROOT);
    }

    private static Topic of(int label) {
      for (var topic : values()) {
        if (topic.label == label) {
          return topic;
        }
      }
      return OTHER;
    }
  }
}
