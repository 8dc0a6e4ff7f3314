package cn.linli.infra;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The spelling of EventBridge Scheduler, which no linter checks: six fields, and exactly one of the
 * two days is a ?.
 */
final class ScheduleExpression {
  private static final Pattern RATE =
      Pattern.compile("rate\\((1 (minute|hour|day)|([2-9]|[1-9]\\d+) (minutes|hours|days))\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");
  private static final String MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
  private static final String DAYS = "SUN|MON|TUE|WED|THU|FRI|SAT";

  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, "", ""),
          new Field(0, 23, "", ""),
          new Field(1, 31, "", "\\?|L|LW|\\d+W"),
          new Field(1, 12, MONTHS, ""),
          new Field(1, 7, DAYS, "\\?|L|[1-7]L|[1-7]#[1-5]"),
          new Field(1970, 2199, "", ""));

  private ScheduleExpression() {}

  static boolean isValid(String expression) {
    var cron = CRON.matcher(expression);
    return cron.matches()
        ? isCron(cron.group(1).split(" ", -1))
        : RATE.matcher(expression).matches();
  }

  private static boolean isCron(String[] fields) {
    if (fields.length != FIELDS.size() || fields[2].equals("?") == fields[4].equals("?")) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      if (!FIELDS.get(i).accepts(fields[i])) {
        return false;
      }
    }
    return true;
  }

  private record Field(int min, int max, String names, String special) {
    boolean accepts(String text) {
      return (!special.isEmpty() && text.matches(special))
          || List.of(text.split(",", -1)).stream().allMatch(this::isPart);
    }

    private boolean isPart(String part) {
      String[] step = part.split("/", 2);
      if (step.length == 2 && !step[1].matches("[1-9]\\d{0,3}")) {
        return false;
      }
      return step[0].equals("*") || List.of(step[0].split("-", 2)).stream().allMatch(this::isAtom);
    }

    private boolean isAtom(String atom) {
      if (!names.isEmpty() && atom.matches(names)) {
        return true;
      }
      return atom.matches("\\d{1,4}")
          && Integer.parseInt(atom) >= min
          && Integer.parseInt(atom) <= max;
    }
  }
}
