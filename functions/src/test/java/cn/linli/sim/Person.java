package cn.linli.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Somebody made up. Any name of small letters and digits is a person; the listed ones also have a
 * real name.
 *
 * @param key what their codes begin with
 * @param name the real name, or null if nobody has thought of one
 * @param countryCode of the phone number
 * @param phone without the country code
 * @param idNumber the resident ID number, or null
 */
public record Person(String key, String name, String countryCode, String phone, String idNumber) {
  /** Those worth naming. */
  public static final List<Person> LISTED =
      List.of(
          resident("wang", "王芳", "13800000001", LocalDate.of(1985, 3, 15), 2),
          resident("li", "李伟", "13800000002", LocalDate.of(1990, 11, 2), 1),
          resident("zhao", "赵静", "13800000003", LocalDate.of(1978, 6, 30), 4),
          resident("chen", "陈明", "13800000004", LocalDate.of(1958, 1, 20), 3),
          resident("liu", "刘洋", "13800000005", LocalDate.of(2001, 9, 9), 5),
          resident("lin", "林岚", "13800000008", LocalDate.of(1975, 4, 18), 12),
          resident("tang", "汤立", "13800000009", LocalDate.of(1969, 10, 7), 11),
          resident("zhou", "周敏", "13800000006", LocalDate.of(1982, 12, 1), 8),
          resident("sun", "孙悦", "13800000010", LocalDate.of(1993, 2, 26), 14),
          resident("tao", "陶然", "13800000011", LocalDate.of(1971, 5, 9), 13),
          new Person("chan", "陈嘉欣", "852", "60000007", number(LocalDate.of(1994, 8, 23), 6)));

  /** Children of the listed: known to the real-name authority, without a WeChat account. */
  public static final List<Person> CHILDREN =
      List.of(
          new Person("child", "王小明", null, null, number(LocalDate.of(2017, 5, 1), 7)),
          new Person("teenager", "李小红", null, null, number(LocalDate.of(2011, 2, 14), 10)));

  /** The listed person of that key, or one made up on the spot and always the same. */
  public static Person of(String key) {
    return LISTED.stream()
        .filter(person -> person.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Person(key, null, "86", "1390" + digits(key), null));
  }

  /** The same at every start, so that the data of the local platform stays theirs. */
  public String openid(String appId) {
    return "o" + hash("openid " + appId + " " + key).substring(0, 27);
  }

  /** The same at all apps. */
  public String unionid() {
    return "o" + hash("unionid " + key).substring(0, 27);
  }

  private static Person resident(String key, String name, String phone, LocalDate birth, int nth) {
    return new Person(key, name, "86", phone, number(birth, nth));
  }

  private static String number(LocalDate birth, int sequence) {
    return SampleIds.number(birth, sequence);
  }

  private static String digits(String key) {
    return "%07d".formatted(Math.floorMod(Arrays.hashCode(sha256("phone " + key)), 10_000_000));
  }

  private static String hash(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
