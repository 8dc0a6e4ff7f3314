package cn.linli.sim;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The register of residents. It knows the listed people; of anybody else in the area 110000 it
 * believes the first name it hears, so that every tester can invent people.
 */
final class IdRegister {
  /** Belongs to nobody's number. */
  static final String WRONG_NAME = "不符";

  /** Numbers that always get the same result. */
  static final Map<String, Integer> FIXED =
      Map.of(
          fixed(4), -4,
          fixed(5), -5,
          fixed(6), -6,
          fixed(7), -7);

  private static final Map<Integer, String> DESCRIPTIONS =
      Map.of(
          0, "姓名和身份证号一致",
          -1, "姓名和身份证号不一致",
          -2, "非法身份证号（长度、校验位等不正确）",
          -3, "非法姓名（长度、格式等不正确）",
          -4, "证件库服务异常",
          -5, "证件库中无此身份证记录",
          -6, "权威比对系统升级中，请稍后再试",
          -7, "认证次数超过当日限制");

  private final Map<String, String> names = new ConcurrentHashMap<>();

  IdRegister() {
    Stream.concat(Person.LISTED.stream(), Person.CHILDREN.stream())
        .forEach(person -> names.put(person.idNumber(), person.name()));
  }

  /** A number whose check always ends with the result -n, for n from 4 to 7. */
  static String fixed(int n) {
    return SampleIds.number(LocalDate.of(1970, 1, 1), 990 + n);
  }

  int result(String name, String number) {
    if (!SampleIds.isValid(number)) {
      return -2;
    }
    if (name.length() < 2 || !name.matches("[\\p{L}· ]+")) {
      return -3;
    }
    if (FIXED.containsKey(number)) {
      return FIXED.get(number);
    }
    if (!number.startsWith(SampleIds.AREA)) {
      return -5;
    }
    if (name.equals(WRONG_NAME)) {
      return -1;
    }
    return name.equals(names.computeIfAbsent(number, unheard -> name)) ? 0 : -1;
  }

  static String description(int result) {
    return DESCRIPTIONS.get(result);
  }
}
