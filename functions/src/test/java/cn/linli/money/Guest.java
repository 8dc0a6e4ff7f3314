package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.activity.PublishedActivity;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Those who are signed up by somebody, under an id.
 *
 * @param child by which the first of them knows the other, or null
 */
record Guest(Gathering at, PublishedActivity activity, List<PersonId> people, UUID child, UUID id) {
  PersonId person() {
    return people.getFirst();
  }

  private JsonNode call(String method, String rest, String body) {
    return at.signUps(this, method, rest, body);
  }

  JsonNode stored() {
    return call("GET", "", null);
  }

  /** How each of them stands, by who it is. */
  Map<PersonId, String> states() {
    return stored()
        .path("people")
        .valueStream()
        .collect(
            Collectors.toMap(
                one -> PersonId.of(one.path("person").asString()),
                one -> one.path("state").asString()));
  }

  /** Signs up, or waits; those who split up come without each other. */
  JsonNode asks(String ticket, boolean splits) {
    var own = "{\"ticket\": \"%s\"}".formatted(ticket);
    var other = ", {\"ticket\": \"%s\", \"minor\": \"%s\"}".formatted(ticket, child);
    return call(
        "PUT",
        "",
        "{\"people\": [%s%s], \"ifFull\": \"wait\", \"split\": %b}"
            .formatted(own, child == null ? "" : other, splits));
  }

  JsonNode cancels() {
    return call("PUT", "/cancellation", "{}");
  }

  /** Whoever signed up the others does not come, but they do. */
  JsonNode parentCancels() {
    return call("PUT", "/cancellation", "{\"people\": [{}]}");
  }

  JsonNode takesUp() {
    return call("PUT", "/take-up", "{}");
  }

  /** The number of their payment at the provider; of none where they were never asked. */
  String number() {
    return stored().path("payment").asString("").replace("-", "");
  }

  /** Opens what is to be paid once more and pays at the provider, who tells of it next. */
  Guest pays() {
    Neighbours.insisting(() -> call("PUT", "/opening", "{}"));
    var amount = new Money(stored().path("amountFen").asLong());
    assertThat(at.world.provider.pay(number(), amount)).isTrue();
    at.notices.add(number());
    return this;
  }

  /** The same, and everybody has heard of it. */
  Guest paid() {
    pays();
    at.happens();
    assertThat(states().values()).containsOnly("confirmed");
    return this;
  }
}
