package cn.linli.content;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** One of the lists of which a page is made, read a little at a time as it is used up. */
final class Strand {
  /** Eleven or fewer: three lists with all that may be hidden are a page in six reads of eleven. */
  private static final int MOST_ROWS = 11;

  /** What half a read unit reads. */
  private static final int HALF_A_UNIT = 4096;

  private static final String END = "-";

  private final ListTable lists;
  private final String list;
  private final Instant now;
  private final Deque<Listed> read = new ArrayDeque<>();
  private String consumed;
  private String next;
  private boolean isRead;

  private Strand(ListTable lists, String list, Instant now, String position) {
    this.lists = lists;
    this.list = list;
    this.now = now;
    this.isRead = position.equals(END);
    this.consumed = position.equals(END) || position.isEmpty() ? null : position;
    this.next = consumed;
  }

  /** A list from its head, or from the position that a page before ended at. */
  static Strand of(ListTable lists, String list, Instant now, String position) {
    return new Strand(lists, list, now, position);
  }

  /** Whether the store has to be asked before one can tell what comes next. */
  boolean isDry() {
    skip();
    return read.isEmpty() && !isRead;
  }

  private void skip() {
    while (!read.isEmpty() && !read.peek().isShownAt(now)) {
      consumed = read.remove().sk();
    }
  }

  /** Reads some more. */
  void fill() {
    var page = lists.page(list, next, Math.min(MOST_ROWS, HALF_A_UNIT / ListTable.mostBytes(list)));
    read.addAll(page.items());
    next = page.last();
    isRead = next == null;
  }

  /** What comes next, or null at the end. */
  Listed peek() {
    return read.peek();
  }

  Listed take() {
    var row = read.remove();
    consumed = row.sk();
    skip();
    return row;
  }

  boolean isOver() {
    skip();
    return read.isEmpty() && isRead;
  }

  /** Where the next page goes on. */
  String position() {
    if (isOver()) {
      return END;
    }
    return consumed == null ? "" : consumed;
  }
}
