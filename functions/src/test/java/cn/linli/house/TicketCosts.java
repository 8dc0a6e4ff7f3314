package cn.linli.house;

import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.util.Map;
import java.util.UUID;

/** What tickets cost the database. */
record TicketCosts(Costs costs, Town town, UUID ticket) {
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";
  private static final String BODY =
      "{\"kind\":\"question\",\"category\":\"services\",\"title\":\"大件垃圾\",\"text\":\"大件垃圾放在哪里\"}";

  TicketCosts(Costs costs, Town town) {
    this(costs, town, UUID.randomUUID());
  }

  /** The same town, once volunteering is measured. */
  static TicketCosts after(VolunteerCosts volunteering) {
    volunteering.measure();
    return new TicketCosts(volunteering.costs(), volunteering.town());
  }

  private String path() {
    return HERE + "tickets/" + ticket;
  }

  void measure() {
    var who = new Resident(town, "asker", 971).moveIn(Town.COMMUNITY);
    var operator = town.operator();
    costs.measure("fileTicket", () -> who.put(path(), BODY).expect(200));
    costs.measure("fileTicket, the same again", () -> who.put(path(), BODY).expect(200));
    costs.measure(
        "listTickets, one at the desk",
        () -> operator.get(HERE + "tickets?list=desk&desk=operator").expect(200));
    costs.measure("takeUpTicket", () -> operator.put(path() + "/taking-up", null).expect(200));
    costs.measure("getTicket", () -> operator.get(path()).expect(200));
    costs.measure(
        "sayToTicket", () -> who.put(message("messages"), "{\"text\":\"沙发\"}").expect(200));
    var due = Map.of("task", "ticket.look", "ref", ticket.toString());
    var events = new Events(town);
    costs.measure(
        "onTicketDue, nothing is due",
        () -> events.deliver("onTicketDue", events.made("ticket.fell-due", due)));
    costs.measure(
        "answerTicket",
        () ->
            operator
                .put(message("answers"), "{\"resolution\":\"explained\",\"text\":\"东门旁\"}")
                .expect(200));
    costs.measure(
        "rateTicket",
        () -> who.put(path() + "/score", "{\"solved\":true,\"stars\":5}").expect(200));
    questions(operator);
  }

  private void questions(Client operator) {
    var question = HERE + "questions/" + UUID.randomUUID();
    var body =
        "{\"ticket\":\"%s\",\"text\":\"大件垃圾放在哪里？\",\"answer\":\"东门旁\",\"keywords\":[\"床垫\"],\"revision\":0}"
            .formatted(ticket);
    costs.measure("putQuestion", () -> operator.put(question, body).expect(200));
    costs.measure("listQuestions, one", () -> town.anybody().get(HERE + "questions").expect(200));
    var month = town.now().atZone(Town.CALENDAR).toLocalDate().toString().substring(0, 7);
    costs.measure(
        "getTicketFigures", () -> operator.get(HERE + "ticket-figures/" + month).expect(200));
  }

  private String message(String where) {
    return path() + "/" + where + "/" + UUID.randomUUID();
  }
}
