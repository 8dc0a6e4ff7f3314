package cn.linli.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question of the sign-up form.
 *
 * @param id a slug
 * @param text as people read it
 * @param purpose why it is asked
 * @param choices to choose from; none where people write
 * @param required whether it has to be answered
 * @param personal what kind of personal data it asks for, or null for none
 */
public record Question(
    String id,
    String text,
    String purpose,
    List<String> choices,
    Boolean required,
    Personal personal) {
  /** What nobody asks without meaning somebody's personal data. */
  private static final Pattern ASKS_FOR_PERSONAL =
      Pattern.compile(
          "身份证|证件号|护照|手机号|电话|联系方式|微信号|住址|地址|门牌|生日|出生|病史|过敏|疾病|健康状况|银行卡|姓名|真名",
          Pattern.CASE_INSENSITIVE);

  public Question {
    required = required != null && required;
    choices = choices == null ? List.of() : List.copyOf(choices);
  }

  /** Whether it asks for personal data without saying so. */
  boolean isUndeclared() {
    return personal == null && ASKS_FOR_PERSONAL.matcher(text).find();
  }

  /** Kinds of personal data. */
  public enum Personal {
    NAME,
    PHONE,
    ID_NUMBER,
    BIRTH_DATE,
    ADDRESS,
    HEALTH,
    OTHER;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
