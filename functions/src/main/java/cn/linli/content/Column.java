package cn.linli.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What the posts of a deployment are sorted by. */
enum Column {
  CENTRE("社区中心"),
  STREET("街道"),
  PARTY_MASS("党群新闻"),
  NOTICES("通知公告"),
  SOCIAL_ORGANISATIONS("社会组织"),
  STUDY_GARDEN("学习园地"),
  LIFE_SERVICES("生活服务"),
  ENTERPRISE_SERVICES("企业服务"),
  PROCEDURES("办事指南"),
  REPORT_A_MATTER("社情上报"),
  ASK_AND_ANSWER("你问我答"),
  ACTIVITIES("社区活动"),
  MEDIA("媒体报道");

  private final String usualName;

  Column(String usualName) {
    this.usualName = usualName;
  }

  /** What it is called where nobody calls it something else. */
  String usualName() {
    return usualName;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Column of(String text) {
    return Arrays.stream(values())
        .filter(column -> column.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a column"));
  }
}
