package cn.linli.ticket;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A ticket as the contract shows it. What is left out is none of the reader's business, or not
 * there.
 *
 * @param reporter for the staff, unless hidden
 * @param name of the reporter, masked, for the staff; 匿名 where it is hidden
 * @param handler for the staff
 * @param rateUntil until when an answer may be rated or sent back
 * @param text in no list
 */
record TicketView(
    UUID ticket,
    Kind kind,
    String category,
    String title,
    String state,
    Ending ending,
    PersonId reporter,
    String name,
    Boolean hidden,
    String desk,
    PersonId handler,
    Instant filedAt,
    Instant due,
    Instant replyUntil,
    boolean late,
    boolean reopened,
    Resolution resolution,
    Instant answeredAt,
    Instant rateUntil,
    Rated score,
    String text,
    String place,
    String zone,
    List<String> pictures,
    int messages,
    int revision) {
  private static final String ANONYMOUS = "匿名";

  /** See {@link Score}. */
  record Rated(boolean solved, int stars, String words, Instant at) {
    private static Rated of(Score score) {
      return score == null
          ? null
          : new Rated(score.solved(), score.stars(), score.words(), score.at());
    }
  }

  /**
   * As somebody sees it now.
   *
   * @param words null in lists
   */
  static TicketView of(
      Ticket ticket, boolean isStaff, Words words, List<String> pictures, Instant now) {
    var origin = ticket.origin();
    var course = ticket.course();
    boolean isKnown = isStaff && !origin.hidden();
    boolean isLate = course.late() || (ticket.stage().isOpen() && isOverdue(ticket, now));
    return new TicketView(
        ticket.key().id(),
        origin.kind(),
        origin.category(),
        origin.title(),
        ticket.stage().spelling(),
        ticket.stage() instanceof Stage.Closed closed ? closed.ending() : null,
        isKnown ? origin.reporter() : null,
        isStaff ? name(origin) : null,
        origin.hidden() ? true : null,
        ticket.stage().desk().toString(),
        isStaff ? ticket.stage().handlerOrNull() : null,
        origin.filedAt(),
        course.due(),
        ticket.stage() instanceof Stage.Asked asked ? asked.until() : null,
        isLate,
        course.reopened(),
        ticket.resolution(),
        ticket.answeredAt(),
        ticket.stage() instanceof Stage.Answered answered ? answered.until() : null,
        Rated.of(ticket.score()),
        words == null ? null : words.text(),
        words == null ? null : words.place(),
        words == null ? null : words.zone(),
        pictures,
        ticket.said(),
        ticket.revision());
  }

  private static boolean isOverdue(Ticket ticket, Instant now) {
    return !(ticket.stage() instanceof Stage.Asked) && ticket.course().isOverdue(now);
  }

  private static String name(Origin origin) {
    return origin.hidden() ? ANONYMOUS : origin.name();
  }
}
