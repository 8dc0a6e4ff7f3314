package cn.linli.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A licence or permit.
 *
 * @param upload where its picture is
 * @param number on it, or null
 * @param validUntil the last day on which it is good, or null where it has no end
 * @param warnings how often its merchant was warned that it ends
 */
record Paper(UUID upload, String number, LocalDate validUntil, int warnings) {
  /** Whether it is good on a day. */
  boolean isGoodOn(LocalDate day) {
    return validUntil == null || !day.isAfter(validUntil);
  }

  /** Whether another is the same piece of paper; null is none. */
  boolean isSameAs(Paper other) {
    return other != null && equals(other.warned(warnings));
  }

  Paper warned(int times) {
    return new Paper(upload, number, validUntil, times);
  }

  /** What it is. */
  enum Kind {
    /** 营业执照. */
    BUSINESS_LICENCE(false),
    /** The legal person's resident ID card, the side with the picture. */
    ID_CARD_FRONT(true),
    /** The other side. */
    ID_CARD_BACK(true),
    /** 食品经营许可证. */
    FOOD_PERMIT(false),
    /** 健康证. */
    HEALTH_CERTIFICATE(true),
    /** 商标注册证 or an authorisation to use one. */
    BRAND(false),
    /** 检验检疫报告. */
    INSPECTION(false),
    OTHER(false);

    private final boolean personal;

    Kind(boolean personal) {
      this.personal = personal;
    }

    /** Whether it shows a person: only those who review it see it. */
    boolean isPersonal() {
      return personal;
    }

    /** Those that show a person. */
    static List<Kind> ofPeople() {
      return Arrays.stream(values()).filter(Kind::isPersonal).toList();
    }

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not a kind of paper"));
    }
  }
}
