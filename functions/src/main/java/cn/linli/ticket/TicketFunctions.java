package cn.linli.ticket;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of tickets. */
public final class TicketFunctions {
  private static final Access STAFF = roles(OPERATOR, COMMITTEE, STREET, LEGAL);
  private static final Access EDITORS = roles(OPERATOR, COMMITTEE);

  /** Whose a ticket is, or who handles it, is asked later. */
  private static final Access CONCERNED = roles(RESIDENT, OPERATOR, COMMITTEE, STREET, LEGAL);

  /** Whoever hides their name on the phone is called back by the platform's people alone. */
  private static final Access DISCLOSING = roles(OPERATOR, COMMITTEE, STREET, LEGAL, PLATFORM);

  private TicketFunctions() {}

  /** The function {@code ticketApi}, with the operations of those who share it. */
  public static HttpApi api(Tickets door, Gate gate, List<Operation<?>> others) {
    var office = door.office();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(bringing(office));
    operations.addAll(reporting(office));
    operations.addAll(handling(office));
    operations.addAll(reading(office));
    operations.addAll(questions(office));
    operations.addAll(figures(office));
    operations.addAll(others);
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> bringing(Office office) {
    var categories = new Categories(office);
    var filing = new Filing(office);
    return List.of(
        Operation.of(
            "listTicketCategories",
            "GET /communities/{community}/ticket-categories",
            OPEN,
            Commands.OfCommunity.class,
            categories::list),
        Operation.of(
            "listTicketRules",
            "GET /communities/{community}/ticket-rules",
            STAFF,
            Commands.OfCommunity.class,
            categories::rules),
        Operation.of(
            "putTicketCategory",
            "PUT /communities/{community}/ticket-categories/{category}",
            EDITORS,
            Commands.PutCategory.class,
            categories::put),
        Operation.of(
            "fileTicket",
            "PUT /communities/{community}/tickets/{ticket}",
            roles(RESIDENT),
            Commands.File.class,
            filing::file),
        Operation.of(
            "takeDownCall",
            "PUT /communities/{community}/tickets/{ticket}/call",
            STAFF,
            Commands.TakeDown.class,
            filing::takeDown));
  }

  private static List<Operation<?>> reporting(Office office) {
    var reporting = new Reporting(office);
    return List.of(
        Operation.of(
            "sayToTicket",
            "PUT /communities/{community}/tickets/{ticket}/messages/{message}",
            CONCERNED,
            Commands.Say.class,
            reporting::say),
        Operation.of(
            "rateTicket",
            "PUT /communities/{community}/tickets/{ticket}/score",
            CONCERNED,
            Commands.Rate.class,
            reporting::rate),
        Operation.of(
            "reopenTicket",
            "PUT /communities/{community}/tickets/{ticket}/re-openings/{message}",
            CONCERNED,
            Commands.Say.class,
            reporting::reopen),
        Operation.of(
            "withdrawTicket",
            "PUT /communities/{community}/tickets/{ticket}/withdrawal",
            roles(RESIDENT),
            Commands.OfTicket.class,
            reporting::withdraw),
        Operation.of(
            "discloseTicketReporter",
            "POST /communities/{community}/tickets/{ticket}/reporter-disclosures",
            roles(PLATFORM),
            Commands.Disclose.class,
            reporting::disclose),
        Operation.of(
            "discloseTicketCaller",
            "POST /communities/{community}/tickets/{ticket}/caller-disclosures",
            DISCLOSING,
            Commands.Disclose.class,
            reporting::discloseCaller));
  }

  private static List<Operation<?>> handling(Office office) {
    var handling = new Handling(office);
    return List.of(
        Operation.of(
            "takeUpTicket",
            "PUT /communities/{community}/tickets/{ticket}/taking-up",
            STAFF,
            Commands.OfTicket.class,
            handling::takeUp),
        Operation.of(
            "handOverTicket",
            "PUT /communities/{community}/tickets/{ticket}/hand-over",
            STAFF,
            Commands.HandOver.class,
            handling::handOver),
        Operation.of(
            "recategoriseTicket",
            "PUT /communities/{community}/tickets/{ticket}/category",
            STAFF,
            Commands.Recategorise.class,
            handling::recategorise),
        Operation.of(
            "askReporter",
            "PUT /communities/{community}/tickets/{ticket}/inquiries/{message}",
            STAFF,
            Commands.Say.class,
            handling::ask),
        Operation.of(
            "answerTicket",
            "PUT /communities/{community}/tickets/{ticket}/answers/{message}",
            STAFF,
            Commands.Answer.class,
            handling::answer),
        Operation.of(
            "addTicketNote",
            "PUT /communities/{community}/tickets/{ticket}/notes/{message}",
            STAFF,
            Commands.Say.class,
            handling::note),
        Operation.of(
            "recordCallBack",
            "PUT /communities/{community}/tickets/{ticket}/call-backs/{message}",
            STAFF,
            Commands.CallBack.class,
            handling::callBack));
  }

  private static List<Operation<?>> reading(Office office) {
    var views = new Views(office);
    return List.of(
        Operation.of(
            "getTicket",
            "GET /communities/{community}/tickets/{ticket}",
            CONCERNED,
            Commands.OfTicket.class,
            views::get),
        Operation.of(
            "listMyTickets",
            "GET /communities/{community}/my-tickets",
            roles(RESIDENT),
            Commands.PageOfCommunity.class,
            views::mine),
        Operation.of(
            "listTickets",
            "GET /communities/{community}/tickets",
            STAFF,
            Commands.ListTickets.class,
            views::list),
        Operation.of(
            "listTicketMessages",
            "GET /communities/{community}/tickets/{ticket}/messages",
            CONCERNED,
            Commands.PageOfTicket.class,
            views::said),
        Operation.of(
            "listTicketNotes",
            "GET /communities/{community}/tickets/{ticket}/notes",
            STAFF,
            Commands.PageOfTicket.class,
            views::notes),
        Operation.of(
            "listTicketTrail",
            "GET /communities/{community}/tickets/{ticket}/trail",
            STAFF,
            Commands.PageOfTicket.class,
            views::trail));
  }

  private static List<Operation<?>> questions(Office office) {
    var questions = new Questions(office);
    return List.of(
        Operation.of(
            "putQuestion",
            "PUT /communities/{community}/questions/{question}",
            EDITORS,
            Commands.PutQuestion.class,
            questions::put),
        Operation.of(
            "publishQuestion",
            "PUT /communities/{community}/questions/{question}/publication",
            EDITORS,
            Commands.OfQuestion.class,
            questions::publish),
        Operation.of(
            "withdrawQuestion",
            "PUT /communities/{community}/questions/{question}/withdrawal",
            EDITORS,
            Commands.EndQuestion.class,
            questions::withdraw),
        Operation.of(
            "listQuestionDrafts",
            "GET /communities/{community}/question-drafts",
            EDITORS,
            Commands.PageOfCommunity.class,
            questions::drafts),
        Operation.of(
            "getQuestion",
            "GET /communities/{community}/questions/{question}",
            OPEN,
            Commands.OfQuestion.class,
            questions::get),
        Operation.of(
            "listQuestions",
            "GET /communities/{community}/questions",
            OPEN,
            Commands.ListQuestions.class,
            questions::list));
  }

  private static List<Operation<?>> figures(Office office) {
    var figures = new Figures(office);
    return List.of(
        Operation.of(
            "getTicketFigures",
            "GET /communities/{community}/ticket-figures/{month}",
            roles(OPERATOR, COMMITTEE, STREET),
            Commands.OfMonth.class,
            figures::get),
        Operation.of(
            "recountTicketFigures",
            "PUT /communities/{community}/ticket-figures/{month}/recounts/{recount}",
            roles(PLATFORM),
            Commands.Recount.class,
            new Recount(office)::order));
  }

  /** Puts a category or a published question of a seed file. */
  public static void seed(Tickets door, String section, JsonNode entry) {
    var office = door.office();
    if (section.equals("ticketCategories")) {
      new Categories(office).seed(Json.MAPPER.treeToValue(entry, Commands.PutCategory.class));
    } else {
      new Questions(office).seed(Json.MAPPER.treeToValue(entry, Commands.PutQuestion.class));
    }
  }
}
