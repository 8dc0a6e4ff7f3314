package cn.linli.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts values to what WeChat takes in a field of a type. It refuses a message with one that is too
 * long or empty (47003), whole.
 */
final class Fitting {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final String NOTHING = "无";

  private static final Set<String> TYPES =
      Set.of(
          "thing",
          "phrase",
          "name",
          "character_string",
          "letter",
          "number",
          "symbol",
          "phone_number",
          "car_number",
          "time",
          "date",
          "amount",
          "const");

  private Fitting() {}

  static String fit(String type, Notice notice, Forms.From from, ZoneId calendar) {
    var text =
        switch (from) {
          case TITLE -> notice.text().title();
          case LINE -> notice.text().line();
          case WORD -> notice.text().word();
          case WHEN -> time(type, notice.when() == null ? notice.at() : notice.when(), calendar);
          case AMOUNT -> "¥" + Words.yuan(notice.fen() == null ? 0 : notice.fen());
        };
    return fit(type, text);
  }

  /** Whether WeChat has such fields, as far as we fill them. */
  static boolean knows(String type) {
    return TYPES.contains(type);
  }

  private static String time(String type, Instant at, ZoneId calendar) {
    return (type.equals("date") ? DATE : TIME).format(at.atZone(calendar));
  }

  static String fit(String type, String text) {
    return switch (type) {
      case "thing" -> cut(plain(text), 20);
      case "phrase" -> cut(chinese(text), 5);
      case "name" -> cut(plain(text), 10);
      case "character_string" -> cut(kept(text, "[!-~]"), 32);
      case "letter" -> cut(kept(text, "[A-Za-z]"), 32);
      case "number" -> cut(kept(text, "[0-9.]"), 32);
      case "symbol" -> cut(plain(text), 5);
      case "phone_number" -> cut(kept(text, "[0-9+-]"), 17);
      case "car_number" -> cut(plain(text), 8);
      case "time", "date", "amount", "const" -> text;
      default -> throw new IllegalStateException("no such type of field: " + type);
    };
  }

  /** Without line breaks, which WeChat does not take either. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String chinese(String text) {
    return kept(text, "\\p{IsHan}");
  }

  private static String kept(String text, String one) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .filter(character -> character.matches(one))
        .collect(Collectors.joining());
  }

  private static String cut(String text, int most) {
    if (text.isEmpty()) {
      return most == 32 ? "0" : NOTHING;
    }
    int length = text.codePointCount(0, text.length());
    if (length <= most) {
      return text;
    }
    boolean hasRoom = most > 5;
    var end = text.offsetByCodePoints(0, hasRoom ? most - 1 : most);
    return text.substring(0, end) + (hasRoom && most <= 20 ? "…" : "");
  }
}
