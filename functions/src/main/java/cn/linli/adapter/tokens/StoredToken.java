package cn.linli.adapter.tokens;

/**
 * An app's access token as all instances see it.
 *
 * @param value the token, or null before the first
 * @param validUntil when to fetch the next, in epoch milliseconds; 0 once the vendor refused this
 *     one
 * @param leasedUntil until when some instance may be fetching the next
 * @param forcedAt when the vendor was last asked to drop the token it kept handing out
 */
record StoredToken(String value, long validUntil, long leasedUntil, long forcedAt) {
  boolean refused() {
    return value != null && validUntil == 0;
  }
}
