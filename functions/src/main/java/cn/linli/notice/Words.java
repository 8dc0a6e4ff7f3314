package cn.linli.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How what an event says becomes words that people read. */
final class Words {
  private static final Pattern FIELD = Pattern.compile("[{]([A-Za-z]+)[}]");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日 HH:mm");

  private Words() {}

  /** A text with fields as they are, for ids and links. */
  static String filled(String text, JsonNode data) {
    return filled(text, name -> data.path(name).asString(""));
  }

  static String filled(String text, UnaryOperator<String> value) {
    return FIELD
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }

  static String time(Instant at, ZoneId calendar) {
    return TIME.format(LocalDateTime.ofInstant(at, calendar));
  }

  /** As people write money. */
  static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }
}
