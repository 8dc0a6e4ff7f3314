package cn.linli.figures;

import cn.linli.figures.Matter.Meeting;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes a subject's matter of what others tell. A subject that is told of once is named by what
 * makes it one, so that the same again is the same; nobody is named by a person.
 */
final class Hearing {
  private static final Map<String, Function<Told, List<Heard>>> BY_TYPE =
      Map.of(
          "ticket.changed", Hearing::ticket,
          "board.offer-changed", Hearing::offer,
          "activity.changed", Hearing::activity,
          "activity.session-ended", Hearing::held,
          "signup.checked-in", Hearing::came,
          "volunteer.assignment-changed", Hearing::helped,
          "payment.settled", Hearing::sold,
          "payment.refunded", Hearing::paidBack,
          "groupbuy.order-changed", Hearing::order,
          "ledger.entry-posted", Hearing::posted);

  private Hearing() {}

  /** What an event says of subjects, if anything. */
  static List<Heard> of(Told told) {
    if (told.type().startsWith("venue.reservation-")) {
      return reservation(told);
    }
    return BY_TYPE.getOrDefault(told.type(), unheard -> List.of()).apply(told);
  }

  /** A reservation stands otherwise. */
  private static List<Heard> reservation(Told told) {
    var changed = told.as(Reservation.class);
    var matter =
        new Matter.Use(
            changed.zone(),
            changed.start(),
            changed.end(),
            changed.people() == null ? 1 : changed.people(),
            changed.purpose(),
            changed.activity(),
            changed.state(),
            changed.attendance());
    return one(told, "use/" + changed.reservation(), changed.revision(), matter);
  }

  /** An activity that everybody may see stands otherwise. */
  private static List<Heard> activity(Told told) {
    var changed = told.as(Activity.class);
    boolean isOn = changed.state().equals("published") || changed.state().equals("over");
    var matter =
        new Matter.Programme(
            changed.activity(), changed.title(), changed.kind(), isOn, changed.all());
    return one(told, "activity/" + changed.activity(), changed.revision(), matter);
  }

  /** A session took place; it is told again where it was moved afterwards. */
  private static List<Heard> held(Told told) {
    var held = told.as(SessionEnded.class);
    var matter = new Matter.Held(held.kind(), held.start(), held.isOccasion());
    var subject = "held/" + held.activity() + "/" + held.session();
    return one(told, subject, told.at().toEpochMilli(), matter);
  }

  /** Somebody came to a session. */
  private static List<Heard> came(Told told) {
    var came = told.as(CheckedIn.class);
    var who = digest(came.activity(), "" + came.session(), came.person().toString());
    return one(told, "came/" + who, 1, new Matter.Attended(came.at()));
  }

  /** A volunteer's part in a shift stands otherwise. */
  private static List<Heard> helped(Told told) {
    var helped = told.as(Assignment.class);
    int minutes = helped.minutes() == null ? 0 : helped.minutes();
    var who = digest(helped.shift(), helped.person().toString());
    var matter = new Matter.Helped(helped.from(), helped.state(), minutes);
    return one(told, "helped/" + who, helped.revision(), matter);
  }

  /** Somebody paid. */
  private static List<Heard> sold(Told told) {
    var paid = told.as(Paid.class);
    var matter = new Matter.Sold(paid.what(), told.at(), paid.amountFen());
    return one(told, "sold/" + paid.payment(), earliest(told), matter);
  }

  /** Money is back where it came from. */
  private static List<Heard> paidBack(Told told) {
    var paid = told.as(Paid.class);
    var matter = new Matter.PaidBack(paid.what(), told.at(), paid.amountFen());
    var subject = "back/" + digest(paid.payment(), paid.key());
    return one(told, subject, earliest(told), matter);
  }

  /** An order stands otherwise; what is handed out counts, whatever becomes of it. */
  private static List<Heard> order(Told told) {
    var order = told.as(Order.class);
    if (order.state().equals("collected")) {
      var matter = new Matter.Collected(told.at());
      return one(told, "collected/" + order.order(), earliest(told), matter);
    }
    return List.of();
  }

  /** An entry is in the books. */
  private static List<Heard> posted(Told told) {
    var entry = told.as(Entry.class);
    var debits = new TreeMap<String, Long>();
    var credits = new TreeMap<String, Long>();
    for (var transfer : entry.transfers()) {
      debits.merge(kind(transfer.debit()), transfer.fen(), Long::sum);
      credits.merge(kind(transfer.credit()), transfer.fen(), Long::sum);
    }
    return one(told, "entry/" + entry.entry(), 1, new Matter.Posted(entry.at(), debits, credits));
  }

  /**
   * A reported matter stands otherwise. It counts as reported when it was first told of, and as
   * solved when it was last answered, if the ticket says so as it stands now; the last answer's
   * score counts, and goes with it.
   */
  private static List<Heard> ticket(Told told) {
    var ticket = told.as(Ticket.class);
    var id = ticket.ticket();
    var reported = heard(told, "reported/" + id, earliest(told), new Matter.Reported(told.at()));
    return switch (ticket.step()) {
      case "answered", "withdrawn" -> List.of(reported, solved(told, ticket));
      case "rated" -> rated(told, ticket, reported);
      case "reopened" -> List.of(reported, solved(told, ticket), scored(told, ticket, 0));
      default -> List.of(reported);
    };
  }

  private static List<Heard> rated(Told told, Ticket ticket, Heard reported) {
    if (ticket.score() == null) {
      return List.of(reported);
    }
    var scored = scored(told, ticket, ticket.score());
    // What was told before events said so leaves the answer as it is.
    return ticket.solved() == null
        ? List.of(reported, scored)
        : List.of(reported, solved(told, ticket), scored);
  }

  private static Heard solved(Told told, Ticket ticket) {
    boolean isSolved = ticket.solved() == null ? ticket.step().equals("answered") : ticket.solved();
    boolean isAnswered = isSolved || ticket.answeredAt() != null;
    var at = ticket.answeredAt() == null ? told.at() : ticket.answeredAt();
    var solved = new Matter.Solved(at, ticket.category(), ticket.desk(), isSolved, isAnswered);
    return heard(told, "solved/" + ticket.ticket(), ticket.revision(), solved);
  }

  private static Heard scored(Told told, Ticket ticket, int score) {
    var scored = new Matter.Scored(told.at(), score);
    return heard(told, "scored/" + ticket.ticket(), ticket.revision(), scored);
  }

  /** An offer on the board stands otherwise; what everybody once could read counts. */
  private static List<Heard> offer(Told told) {
    var offer = told.as(Offer.class);
    if (offer.state().equals("published")) {
      return one(told, "offer/" + offer.offer(), earliest(told), new Matter.Answered(told.at()));
    }
    return List.of();
  }

  private static List<Heard> one(Told told, String subject, long order, Matter matter) {
    return List.of(heard(told, subject, order, matter));
  }

  private static Heard heard(Told told, String subject, long order, Matter matter) {
    return new Heard(told.community(), subject, order, matter);
  }

  /** Of what happens once and may be told by two events, the first that was written counts. */
  private static long earliest(Told told) {
    return -told.at().toEpochMilli();
  }

  /** Accounts are spelt as kind and payee. */
  private static String kind(String account) {
    return account.substring(0, account.indexOf('/'));
  }

  private static String digest(String... parts) {
    var all = String.join("/", parts).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(all).toString();
  }

  /** The events {@code venue.reservation-…}, as far as they are read. */
  private record Reservation(
      String reservation,
      int revision,
      String zone,
      Instant start,
      Instant end,
      Integer people,
      String purpose,
      String state,
      String attendance,
      String activity) {}

  /** The event {@code activity.changed}, as far as it is read. */
  private record Activity(
      String activity,
      String state,
      String title,
      String kind,
      Instant start,
      Instant end,
      int revision,
      List<Meeting> meetings) {
    /** What was told before meetings were is one. */
    List<Meeting> all() {
      return meetings == null ? List.of(new Meeting(start, end, null)) : meetings;
    }
  }

  /** The event {@code activity.session-ended}, as far as it is read. */
  private record SessionEnded(
      String activity, int session, String kind, Instant start, boolean isOccasion) {}

  /** The event {@code signup.checked-in}, as far as it is read. */
  private record CheckedIn(String activity, int session, PersonId person, Instant at) {}

  /** The event {@code volunteer.assignment-changed}, as far as it is read. */
  private record Assignment(
      String shift, PersonId person, String state, Instant from, Integer minutes, int revision) {}

  /** The events {@code payment.settled} and {@code payment.refunded}, as far as they are read. */
  private record Paid(String payment, String subject, String key, long amountFen) {
    /** The kind of what was paid for. */
    String what() {
      int slash = subject.indexOf('/');
      return slash < 0 ? subject : subject.substring(0, slash);
    }
  }

  /** The event {@code groupbuy.order-changed}, as far as it is read. */
  private record Order(String order, String state) {}

  /** The event {@code board.offer-changed}, as far as it is read. */
  private record Offer(String offer, String state) {}

  /** The event {@code ledger.entry-posted}, as far as it is read. */
  private record Entry(String entry, Instant at, List<Transfer> transfers) {}

  /** The event {@code ticket.changed}, as far as it is read. */
  private record Ticket(
      String ticket,
      String category,
      String step,
      String desk,
      Integer score,
      Boolean solved,
      Instant answeredAt,
      int revision) {}

  private record Transfer(String debit, String credit, long fen) {}
}
