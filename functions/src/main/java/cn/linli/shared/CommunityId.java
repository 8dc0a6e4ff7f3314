package cn.linli.shared;

import java.util.regex.Pattern;

/**
 * Names a community (社区), the tenant: lower-case letters, digits and hyphens, at most 32. It begins
 * every key.
 *
 * @param value the slug
 */
public record CommunityId(String value) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

  public CommunityId {
    slug(value);
  }

  /**
   * Returns the value if it is a short name for addresses, else throws {@link
   * IllegalArgumentException}.
   */
  public static String slug(String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException("not a slug");
    }
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
