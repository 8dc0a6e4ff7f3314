package cn.linli.figures;

import cn.linli.community.Communities;
import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What figures need of others and are handed.
 *
 * @param owed the kinds of activities of a centre, and how many of each it means to hold in a year
 * @param accounts what people call the kinds of accounts, in the order of the books
 */
public record Needs(
    Communities communities,
    BiFunction<CommunityId, Integer, List<Owed>> owed,
    Map<String, String> accounts,
    AuditLog audit) {
  /**
   * A kind of activities.
   *
   * @param kind its slug
   * @param perYear how many a centre means to hold in the year that was asked for
   */
  public record Owed(String kind, String name, int perYear) {}
}
