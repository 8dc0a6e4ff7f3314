package cn.linli.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Times as WeChat Pay writes them: Beijing's. */
final class WeChatPayTimes {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter IN_BILL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BEIJING);

  private WeChatPayTimes() {}

  static String text(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atOffset(BEIJING));
  }

  static String inBill(Instant at) {
    return IN_BILL.format(at);
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, BEIJING);
  }

  /** When the bills of that day are there to be asked for. */
  static Instant billed(LocalDate day) {
    return day.plusDays(1).atTime(10, 0).toInstant(BEIJING);
  }

  static Instant read(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notATime) {
      throw new WeChatPayError("PARAM_ERROR", "时间格式错误");
    }
  }
}
