package cn.linli.identity;

/** What others may see of a name or number. */
final class Masks {
  private Masks() {}

  /** The family name's first character and a star for each other one: 王小明 becomes 王**. */
  static String name(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
  }

  /** The first three and the last four digits: 13800000001 becomes 138****0001. */
  static String phone(String phone) {
    int length = phone.length();
    return length < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(length - 4);
  }
}
