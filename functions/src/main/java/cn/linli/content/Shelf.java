package cn.linli.content;

import cn.linli.shared.CommunityId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns that a community shows, in their order.
 *
 * @param revision 0 where nobody has changed anything
 */
record Shelf(CommunityId community, List<Entry> columns, int revision) {
  Shelf {
    columns = List.copyOf(columns);
  }

  /** All of them, as they are called. */
  static Shelf usual(CommunityId community) {
    var all = Arrays.stream(Column.values()).map(column -> new Entry(column, null)).toList();
    return new Shelf(community, all, 0);
  }

  boolean shows(Column column) {
    return columns.stream().anyMatch(entry -> entry.column() == column);
  }

  /** Whether each is there once. */
  static boolean isFit(List<Entry> columns) {
    return columns.stream().map(Entry::column).collect(Collectors.toSet()).size() == columns.size();
  }

  View view() {
    return new View(columns.stream().map(Entry::named).toList(), revision);
  }

  /**
   * A column.
   *
   * @param name what it is called here, or null for what it is called elsewhere
   */
  record Entry(Column column, String name) {
    private Entry named() {
      return new Entry(column, name == null ? column.usualName() : name);
    }
  }

  /** What the contract shows. */
  record View(List<Entry> columns, int revision) {}
}
