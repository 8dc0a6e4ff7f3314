package cn.linli.money;

import cn.linli.shared.PersonId;
import cn.linli.shared.http.HttpApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What activities there are, and who wants which. */
record Agenda(HttpApi api) {
  static final String ACTIVITY = "/communities/{community}/activities/{activity}";
  static final String OUTSIDE = "\"place\": \"花园\"";

  /** An activity for which people sign up from a moment on, and which starts at another. */
  static String plan(Instant opens, Instant start, String where, String... tickets) {
    return """
        {"title": "书法", "description": "零基础", "kind": "salon", "audience": "anyone",
         "organiser": {"kind": "club", "name": "墨香书社"}, "pricing": {"tier": "market"}, "tickets": [%s],
         "signUp": {"opensAt": "%s", "closesAt": "%s", "mostTogether": 4,
                    "waitingList": {"most": 5000, "offerMinutes": 10},
                    "cancelling": [{"minutesBefore": 1, "percent": 50}]},
         "sessions": [{"start": "%s", "end": "%s", %s}]}
        """
        .formatted(
            String.join(", ", tickets),
            opens,
            start,
            start,
            start.plus(Duration.ofHours(2)),
            where);
  }

  /** Somebody proposes an activity or decides about it. */
  JsonNode put(PersonId caller, UUID id, String what, String body) {
    return World.call(api, caller, "PUT " + ACTIVITY + what, names(id), body);
  }

  /** A proposal as whoever reviews it sees it. */
  JsonNode proposal(PersonId reviewer, UUID id) {
    return World.call(api, reviewer, "GET " + ACTIVITY + "/proposal", names(id), null);
  }

  private static Map<String, String> names(UUID activity) {
    return Map.of("community", World.COMMUNITY.value(), "activity", activity.toString());
  }
}
