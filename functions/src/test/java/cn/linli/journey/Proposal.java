package cn.linli.journey;

import java.time.Duration;
import java.time.Instant;

/** An activity as somebody proposes it, in parts of JSON. */
record Proposal(
    String title,
    String organiser,
    String pricing,
    String tickets,
    String sessions,
    String signUp,
    String more) {
  Proposal titled(String text) {
    return new Proposal(text, organiser, pricing, tickets, sessions, signUp, more);
  }

  Proposal by(String json) {
    return new Proposal(title, json, pricing, tickets, sessions, signUp, more);
  }

  Proposal costing(String json) {
    return new Proposal(title, organiser, json, tickets, sessions, signUp, more);
  }

  Proposal with(String... all) {
    return new Proposal(title, organiser, pricing, String.join(", ", all), sessions, signUp, more);
  }

  Proposal on(String... all) {
    return new Proposal(title, organiser, pricing, tickets, String.join(", ", all), signUp, more);
  }

  /** Another rule of the sign-up. */
  Proposal rule(String json) {
    return new Proposal(title, organiser, pricing, tickets, sessions, signUp + ", " + json, more);
  }

  Proposal signUp(String json) {
    return new Proposal(title, organiser, pricing, tickets, sessions, json, more);
  }

  Proposal line(int most) {
    return rule("\"waitingList\": {\"most\": %d, \"offerMinutes\": 60}".formatted(most));
  }

  Proposal more(String json) {
    return new Proposal(title, organiser, pricing, tickets, sessions, signUp, ", " + json);
  }

  String json() {
    return """
        {"title": "%s", "description": "每周六上午，零基础也可以来。", "kind": "children", "organiser": {%s},
         "pricing": {%s}, "tickets": [%s], "signUp": {%s}, "sessions": [%s]%s}
        """
        .formatted(title, organiser, pricing, tickets, signUp, sessions, more);
  }

  static String ticket(String id, int places, String more) {
    return "{\"id\": \"%s\", \"name\": \"票 %s\", \"places\": %d%s}".formatted(id, id, places, more);
  }

  static String session(Instant start, String where) {
    return "{\"start\": \"%s\", \"end\": \"%s\", %s}"
        .formatted(start, start.plus(Duration.ofHours(2)), where);
  }
}
