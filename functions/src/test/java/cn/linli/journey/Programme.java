package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.SampleIds;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A town with a programme of activities, and people who come to them. */
final class Programme {
  final PaidTown till = new PaidTown();
  private final String proposer;
  private final AtomicInteger children = new AtomicInteger(2000);

  Programme() {
    proposer = till.town.resident().person();
  }

  /** Whoever proposes: a resident in the name of a club. */
  Client proposer() {
    return till.town.back(proposer);
  }

  Instant soon() {
    return till.town.now().truncatedTo(ChronoUnit.HOURS);
  }

  /** An activity; a test says what it is about. */
  Proposal plan() {
    var start = soon().plus(Duration.ofDays(2));
    return new Proposal(
        "少儿书法",
        "\"kind\": \"club\", \"name\": \"墨香书社\"",
        "\"tier\": \"free\"",
        Proposal.ticket("adult", 30, ""),
        Proposal.session(start, "\"place\": \"和平里公园北门\""),
        "\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(soon(), start),
        "");
  }

  static String path(UUID activity) {
    return "/communities/heping-li/activities/" + activity;
  }

  Answer propose(Client who, UUID id, Proposal plan, int revision) {
    return who.put(path(id), "{\"plan\": %s, \"revision\": %d}".formatted(plan.json(), revision));
  }

  /** Proposes and hands in; the answer is that of the handing in. */
  Answer submitted(Client who, UUID id, Proposal plan) {
    propose(who, id, plan, 0).expect(200);
    return submit(who, id);
  }

  Answer submit(Client who, UUID id) {
    return who.put(path(id) + "/submission", "{\"revision\": %d}".formatted(revision(id)));
  }

  JsonNode proposal(UUID id) {
    return till.town.operator().get(path(id) + "/proposal").expect(200).body();
  }

  int revision(UUID id) {
    return proposal(id).path("revision").asInt();
  }

  String stage(UUID id) {
    return proposal(id).at("/proposal/stage").asString();
  }

  Answer pass(Client reviewer, UUID id, String more) {
    return reviewer.put(
        path(id) + "/decision",
        "{\"decision\": \"pass\", \"revision\": %d%s}".formatted(revision(id), more));
  }

  /** Waits until the checks are done. */
  void reviewed(UUID id, String stage) {
    Eventually.holds(() -> assertThat(stage(id)).isEqualTo(stage));
  }

  /** An activity that everybody may see. */
  Event published(Proposal plan) {
    return published(proposer(), plan, "");
  }

  /**
   * The same of somebody.
   *
   * @param more what the committee says beside, in JSON with a comma before it
   */
  Event published(Client who, Proposal plan, String more) {
    var id = UUID.randomUUID();
    submitted(who, id, plan).expect(200);
    reviewed(id, "operator-review");
    pass(till.town.operator(), id, "").expect(200);
    pass(till.town.committee(), id, more).expect(200);
    return new Event(this, id);
  }

  /** A published activity. */
  record Event(Programme programme, UUID id) {
    String path() {
      return Programme.path(id);
    }

    JsonNode page() {
      return programme.till.town.anybody().get(path()).expect(200).body();
    }

    /** How many are free, once everybody has looked again. */
    int left(String ticket) {
      programme.till.town.passes(Duration.ofSeconds(2));
      return programme
          .till
          .town
          .anybody()
          .get(path() + "/places")
          .expect(200)
          .body()
          .path("items")
          .valueStream()
          .filter(item -> item.path("ticket").asString().equals(ticket))
          .mapToInt(item -> item.path("left").asInt())
          .sum();
    }

    Answer signUp(Client who, UUID signUp, String people, String more) {
      return who.put(
          path() + "/sign-ups/" + signUp, "{\"people\": [%s]%s}".formatted(people, more));
    }

    /** Somebody new signs up for themselves. */
    Guest guest(String ticket, String more) {
      var who = programme.till.town.resident();
      var id = UUID.randomUUID();
      // The clock stands still by itself, and nobody comes in the same moment as another.
      programme.till.town.passes(Duration.ofMillis(1));
      signUp(who, id, "{\"ticket\": \"%s\"}".formatted(ticket), more).expect(200);
      return new Guest(this, who.person(), id);
    }

    Guest guest(String ticket) {
      return guest(ticket, "");
    }

    /** The same by many at once; who did not get in has no guest here. */
    List<Client> people(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> programme.till.town.resident())
          .collect(Collectors.toList());
    }

    Answer veto(String reason) {
      return programme
          .till
          .town
          .committee()
          .put(path() + "/veto", "{\"reason\": \"%s\"}".formatted(reason));
    }

    List<JsonNode> guests() {
      return programme
          .till
          .town
          .operator()
          .get(path() + "/guests?limit=100")
          .expect(200)
          .body()
          .path("items")
          .valueStream()
          .toList();
    }
  }

  /** Somebody who signed up. */
  record Guest(Event event, String person, UUID id) {
    Client who() {
      return event.programme.till.town.back(person);
    }

    String path() {
      return event.path() + "/sign-ups/" + id;
    }

    JsonNode stored() {
      return who().get(path()).expect(200).body();
    }

    /** The state of the first of them. */
    String state() {
      return stored().at("/people/0/state").asString();
    }

    List<String> states() {
      return stored()
          .path("people")
          .valueStream()
          .map(one -> one.path("state").asString())
          .toList();
    }

    Guest is(String state) {
      Eventually.holds(() -> assertThat(state()).isEqualTo(state));
      return this;
    }

    UUID payment() {
      return UUID.fromString(stored().path("payment").asString());
    }

    /** Pays at the provider; nothing is told yet. */
    Guest pays() {
      var number = payment().toString().replace("-", "");
      assertThat(event.programme.till.pay.pay(number)).isEqualTo("ok");
      return this;
    }

    /** The same, and everybody hears of it. */
    Guest paid() {
      pays();
      event.programme.till.pay.deliver(Delivery.IN_ORDER);
      return is("confirmed");
    }

    Answer cancel() {
      return who().put(path() + "/cancellation", "{}");
    }

    Answer takeUp() {
      return who().put(path() + "/take-up", "{}");
    }

    /** What the provider gave back, which takes it some minutes. */
    void refunded(UUID payment, Long... fen) {
      Eventually.holds(
          () -> {
            event.programme.till.passes(Duration.ofMinutes(1));
            event.programme.till.pay.deliver(Delivery.IN_ORDER);
            assertThat(event.programme.till.refunds(payment)).containsExactlyInAnyOrder(fen);
          });
    }
  }

  /** A guardian's child of an age; the id by which the guardian knows it. */
  UUID child(Client guardian, int years) {
    guardian.put("/me/consents/minors", "{\"version\":\"2026-01\"}").expect(200);
    var born = LocalDate.ofInstant(till.town.now(), ZoneOffset.UTC).minusYears(years).minusDays(30);
    var id = UUID.randomUUID();
    guardian
        .put(
            "/me/minors/" + id,
            "{\"name\":\"张小小\",\"idNumber\":\"%s\",\"relation\":\"parent\"}"
                .formatted(SampleIds.number(born, children.incrementAndGet() % 1000)))
        .expect(200);
    return id;
  }
}
