package cn.linli.shared.http;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.util.List;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page, or null at the end
 */
public record PageOf<T>(List<T> items, String next) {
  /** How many a page holds when the client does not say. */
  public static final int DEFAULT_LIMIT = 20;

  private static final int MOST = 100;

  /** The limit to use; refuses what the contract does not allow. */
  public static int limit(Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1 || asked > MOST) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("limit", "is from 1 to " + MOST)));
    }
    return asked;
  }
}
