package cn.linli.figures;

import java.util.List;

/**
 * The figures of a month or a year.
 *
 * @param attended people at sessions; at two sessions they count twice
 * @param collected orders of group buys that were handed out
 */
record Summary(
    Venue venue,
    List<Activity> activities,
    long attended,
    Volunteers volunteers,
    Tickets tickets,
    List<Sale> sales,
    long collected,
    List<Category> money) {
  /** How much zones were used; a booking that nobody came to is a use and a no-show. */
  record Venue(long uses, long people, long minutes, long noShows, long cancelled) {}

  /**
   * A kind of activities.
   *
   * @param duty how many of it are owed in the whole year
   * @param held in the period
   * @param heldToDate in the year until the end of the period
   */
  record Activity(String kind, String name, long duty, long held, long heldToDate) {}

  /** What volunteers did. */
  record Volunteers(long shifts, long minutes, long missed) {}

  /**
   * Matters that residents and enterprises reported.
   *
   * @param averageScore from 1 to 5, in hundredths; missing where nobody gave one
   */
  record Tickets(long told, long solved, long scores, Long averageScore) {}

  /**
   * What was paid for, and what of it went back.
   *
   * @param what the kind of thing
   */
  record Sale(String what, String name, long count, long fen, long refunds, long refundsFen) {}

  /**
   * A kind of account.
   *
   * @param category as the ledger spells it
   */
  record Category(String category, String name, long debitFen, long creditFen) {}

  /**
   * A month of the year, for its course.
   *
   * @param month from 1
   */
  record Course(
      int month,
      long uses,
      long minutes,
      long held,
      long attended,
      long volunteerMinutes,
      long ticketsSolved,
      long salesFen) {}
}
