package cn.linli.access;

/**
 * Our name for what a grant put on one lock. It is shown to whoever manages the device, so it says
 * nothing about a person.
 *
 * @param value letters, digits and hyphens, so that every vendor keeps it as it is
 */
public record GrantReference(String value) {
  public GrantReference {
    if (!isOne(value)) {
      throw new IllegalArgumentException("a reference is 1 to 40 letters, digits and hyphens");
    }
  }

  /** Whether a name found on a device may be one of ours. */
  public static boolean isOne(String name) {
    return name.matches("[A-Za-z0-9-]{1,40}");
  }

  @Override
  public String toString() {
    return value;
  }
}
