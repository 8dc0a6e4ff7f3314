package cn.linli.shared.dynamo;

/**
 * How far somebody is who goes through sharded partitions page by page, one after the other.
 *
 * @param after the sort key that the page before ended with, or null at the start of a shard
 */
public record ShardPosition(int shard, String after) {
  /** The position that a page named, or the start of all for an empty text. */
  public static ShardPosition of(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new ShardPosition(0, null)
        : new ShardPosition(
            Integer.parseInt(text.substring(0, slash)),
            slash == text.length() - 1 ? null : text.substring(slash + 1));
  }

  /**
   * Where the next page begins, or null at the end of the last shard.
   *
   * @param last the sort key that this page ended with, or null at the end of its shard
   */
  public String next(String last, int shards) {
    if (last != null) {
      return shard + "/" + last;
    }
    return shard + 1 < shards ? (shard + 1) + "/" : null;
  }
}
