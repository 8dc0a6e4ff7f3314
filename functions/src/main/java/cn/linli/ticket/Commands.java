package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.http.Keyword;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people ask of tickets. */
final class Commands {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

  private Commands() {}

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A category to add or change. */
  record PutCategory(
      CommunityId community,
      String category,
      String name,
      Role desk,
      PersonId handler,
      int hours,
      Boolean retired,
      int revision) {
    PutCategory {
      retired = retired != null && retired;
      CommunityId.slug(category);
      Fault.checks().that(isText(name), "/name", "is blank").orRefuse();
    }

    Category asCategory() {
      return new Category(community, category, name, desk, handler, hours, retired, revision + 1);
    }
  }

  /** What a resident brings. */
  record File(
      CommunityId community,
      UUID ticket,
      Kind kind,
      String category,
      String title,
      String text,
      String place,
      String zone,
      List<UUID> pictures,
      Boolean hidden) {
    File {
      pictures = pictures == null ? List.of() : List.copyOf(pictures);
      hidden = hidden != null && hidden;
      Fault.checks()
          .that(isText(title), "/title", "is blank")
          .that(isText(text), "/text", "is blank")
          .that(new HashSet<>(pictures).size() == pictures.size(), "/pictures", "are named once")
          .orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }

    Words words() {
      return new Words(key(), text, place, zone, pictures);
    }
  }

  /**
   * A call that staff take down.
   *
   * @param person who called, where they are known
   */
  record TakeDown(
      CommunityId community,
      UUID ticket,
      String category,
      String title,
      String text,
      String place,
      String zone,
      PersonId person,
      String callerName,
      String callerPhone,
      Boolean hidden) {
    TakeDown {
      hidden = hidden != null && hidden;
      Fault.checks()
          .that(isText(title), "/title", "is blank")
          .that(isText(text), "/text", "is blank")
          .that(PHONE.matcher(callerPhone).matches(), "/callerPhone", "is a number to call")
          .orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }

    Words words() {
      return new Words(key(), text, place, zone, List.of());
    }

    CallerTable.Caller caller() {
      return new CallerTable.Caller(callerName, callerPhone);
    }
  }

  /** A ticket by its id. */
  record OfTicket(CommunityId community, UUID ticket) {
    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** A page of something of a ticket. */
  record PageOfTicket(CommunityId community, UUID ticket, Integer limit, String cursor) {
    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** Something that is said. */
  record Say(CommunityId community, UUID ticket, UUID message, String text) {
    Say {
      Fault.checks().that(isText(text), "/text", "is blank").orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** The answer. */
  record Answer(CommunityId community, UUID ticket, UUID message, String resolution, String text) {
    Answer {
      Fault.checks().that(isText(text), "/text", "is blank").orRefuse();
    }

    Say words() {
      return new Say(community, ticket, message, text);
    }
  }

  /** Somebody was called back. */
  record CallBack(CommunityId community, UUID ticket, UUID message, boolean reached, String text) {
    CallBack {
      Fault.checks().that(isText(text), "/text", "is blank").orRefuse();
    }

    Say words() {
      return new Say(community, ticket, message, text);
    }
  }

  /**
   * It goes to somebody else.
   *
   * @param handler null for the desk
   */
  record HandOver(CommunityId community, UUID ticket, Role desk, PersonId handler, String reason) {
    HandOver {
      Fault.checks()
          .that(isText(reason), "/reason", "is blank")
          .that(Desks.ALL.contains(desk), "/desk", "is a role with a desk")
          .orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** It is about something else than it was filed under. */
  record Recategorise(CommunityId community, UUID ticket, String category, String reason) {
    Recategorise {
      Fault.checks().that(isText(reason), "/reason", "is blank").orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** How content somebody is. */
  record Rate(CommunityId community, UUID ticket, boolean solved, int stars, String words) {
    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** Why somebody wants to know who it is. */
  record Disclose(CommunityId community, UUID ticket, String purpose) {
    Disclose {
      Fault.checks().that(isText(purpose), "/purpose", "is blank").orRefuse();
    }

    Ticket.Key key() {
      return new Ticket.Key(community, ticket);
    }
  }

  /** A list of tickets: what is owed at a desk, or by the caller, and so on. */
  record ListTickets(
      CommunityId community,
      String list,
      Role desk,
      YearMonth month,
      Integer limit,
      String cursor) {
    ListTickets {
      Fault.checks()
          .in(list != null, "list", "is missing")
          .in("desk".equals(list) == (desk != null), "desk", "goes with the list desk")
          .in("month".equals(list) == (month != null), "month", "goes with the list month")
          .orRefuse();
    }
  }

  /** A month's figures. */
  record OfMonth(CommunityId community, YearMonth month) {}

  /** A month's figures anew. */
  record Recount(CommunityId community, YearMonth month, UUID recount) {}

  /** A question for everybody, as somebody writes it. */
  record PutQuestion(
      CommunityId community,
      UUID question,
      UUID ticket,
      String text,
      String answer,
      List<String> keywords,
      int revision) {
    PutQuestion {
      keywords = keywords.stream().map(Question::plain).distinct().sorted().toList();
      Fault.checks()
          .that(isText(text), "/text", "is blank")
          .that(isText(answer), "/answer", "is blank")
          .that(keywords.stream().noneMatch(String::isBlank), "/keywords", "are no blanks")
          .orRefuse();
    }

    Question.Key key() {
      return new Question.Key(community, question);
    }
  }

  /** A question by its id. */
  record OfQuestion(CommunityId community, UUID question) {
    Question.Key key() {
      return new Question.Key(community, question);
    }
  }

  /** A question taken away. */
  record EndQuestion(CommunityId community, UUID question, String reason) {
    Question.Key key() {
      return new Question.Key(community, question);
    }
  }

  /** The questions that everybody may read. */
  record ListQuestions(CommunityId community, Keyword keyword, Integer limit, String cursor) {}
}
