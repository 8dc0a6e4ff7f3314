package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A town whose activities want help, and people who give it. */
final class Volunteering {
  static final String HERE = "/communities/heping-li/";

  final Programme programme = new Programme();
  final PaidTown till = programme.till;

  Volunteering() {
    till.pay.topUp(WeChatPaySimulator.DIRECT, 10_000_000);
  }

  Town town() {
    return till.town;
  }

  /** A published activity of one session of two hours, in two days. */
  Programme.Event event() {
    return programme.published(programme.plan());
  }

  static Instant start(Programme.Event event) {
    return Instant.parse(event.page().at("/plan/sessions/0/start").asString());
  }

  static String times(String... all) {
    return "[" + String.join(",", all) + "]";
  }

  /** All of a day of the week on which an instant is. */
  static String allDay(Instant instant) {
    var day = instant.atZone(Town.CALENDAR).getDayOfWeek().toString().toLowerCase(Locale.ROOT);
    return "{\"day\":\"%s\",\"from\":\"00:00\",\"to\":\"24:00\"}".formatted(day);
  }

  static String quoted(String... texts) {
    return Stream.of(texts).map("\"%s\""::formatted).collect(Collectors.joining(",", "[", "]"));
  }

  static Answer register(Client who, String skills, String times, int revision) {
    return who.put(
        HERE + "my-volunteering",
        "{\"skills\":%s,\"times\":%s,\"revision\":%d}".formatted(skills, times, revision));
  }

  /** Somebody new who helps, with these skills, whenever it is. */
  Client volunteer(String... skills) {
    var who = town().resident();
    register(who, quoted(skills), "[]", 0).expect(200);
    return who;
  }

  Answer train(Client staff, String person, String training, String passedOn, String expiresOn) {
    var expires = expiresOn == null ? "" : ",\"expiresOn\":\"" + expiresOn + "\"";
    return staff.put(
        HERE + "volunteers/" + person + "/trainings/" + training,
        "{\"passedOn\":\"%s\"%s}".formatted(passedOn, expires));
  }

  /** A shift as somebody writes it. */
  record Terms(Instant from, Instant until, int wanted, String more) {
    Terms with(String json) {
      return new Terms(from, until, wanted, more + "," + json);
    }

    String json(int revision) {
      return "{\"from\":\"%s\",\"until\":\"%s\",\"wanted\":%d,\"description\":\"签到引导\",\"revision\":%d%s}"
          .formatted(from, until, wanted, revision, more);
    }
  }

  /** For so many people, for the time of the first session. */
  static Terms terms(Programme.Event event, int wanted) {
    var start = start(event);
    return new Terms(start, start.plus(Duration.ofHours(2)), wanted, "");
  }

  static Terms paid(Programme.Event event, int wanted, long fen) {
    return terms(event, wanted).with("\"stipendFen\":" + fen);
  }

  Answer write(Client who, Programme.Event event, UUID id, Terms terms, int revision) {
    return who.put(event.path() + "/shifts/" + id, terms.json(revision));
  }

  Work work(Programme.Event event, Terms terms) {
    var id = UUID.randomUUID();
    write(town().operator(), event, id, terms, 0).expect(200);
    return new Work(this, event, id);
  }

  /** A shift. */
  record Work(Volunteering at, Programme.Event event, UUID id) {
    String path() {
      return event.path() + "/shifts/" + id;
    }

    JsonNode stored() {
      return at.town().operator().get(path()).expect(200).body();
    }

    Answer take(Client who) {
      return who.put(path() + "/mine", null);
    }

    Answer leave(Client who) {
      return who.put(path() + "/mine/withdrawal", null);
    }

    JsonNode mine(Client who) {
      return who.get(path() + "/mine").expect(200).body();
    }

    String state(Client who) {
      return at.town().back(who.person()).get(path() + "/mine").expect(200).text("/state");
    }

    void is(Client who, String state) {
      Eventually.holds(() -> assertThat(state(who)).isEqualTo(state));
    }

    Answer checkIn(Client holder, String person) {
      return holder.put(path() + "/check-in", "{\"person\":\"%s\"}".formatted(person));
    }

    Answer checkOut(Client holder, String person) {
      return holder.put(path() + "/check-out", "{\"person\":\"%s\"}".formatted(person));
    }

    Answer correct(Client staff, String person, Instant in, Instant out) {
      return staff.put(
          path() + "/volunteers/" + person + "/hours",
          "{\"checkedInAt\":\"%s\",\"checkedOutAt\":\"%s\",\"reason\":\"忘记签到\"}"
              .formatted(in, out));
    }

    Answer rate(Client holder, String person, int stars) {
      return holder.put(
          path() + "/volunteers/" + person + "/rating",
          "{\"stars\":%d,\"words\":\"热心细致\"}".formatted(stars));
    }

    List<JsonNode> people() {
      return at.town()
          .operator()
          .get(path() + "/volunteers")
          .expect(200)
          .body()
          .path("items")
          .valueStream()
          .toList();
    }

    /** It begins. */
    void begins() {
      var from = Instant.parse(stored().path("from").asString());
      at.till.skips(Duration.between(at.town().now(), from));
    }

    /** Somebody is there for all of it. */
    void worked(Client who) {
      checkIn(at.town().operator(), who.person()).expect(200);
      at.till.skips(Duration.ofHours(2));
      checkOut(at.town().operator(), who.person()).expect(200);
    }
  }

  /** The different events of a type about somebody. */
  List<JsonNode> told(String type, String person) {
    return town().deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.at("/data/person").asString("").equals(person))
        .distinct()
        .toList();
  }

  JsonNode payout(Client who, String id) {
    return town().back(who.person()).get(HERE + "payouts/" + id).expect(200).body();
  }

  void payoutIs(Client who, String id, String state) {
    Eventually.holds(() -> assertThat(payout(who, id).path("state").asString()).isEqualTo(state));
  }

  /** Its person confirms a payout in WeChat, and everybody hears of it. */
  void arrives(Client who, String id) {
    Eventually.holds(
        () -> {
          // Where the database failed in between, somebody looks again some minutes later.
          if (!payout(who, id).path("state").asString().equals("to-confirm")) {
            till.passes(Duration.ofMinutes(1));
          }
          assertThat(payout(who, id).path("state").asString()).isEqualTo("to-confirm");
        });
    var number =
        till.pay.receivers().toConfirm().stream()
            .filter(each -> each.startsWith(PayoutNumbers.of(id)))
            .findFirst()
            .orElseThrow();
    assertThat(till.pay.receivers().confirm(number)).isEqualTo("ok");
    till.pay.deliver(Delivery.IN_ORDER);
    town().settles();
    payoutIs(who, id, "paid");
  }

  /** The balance of an account, in fen. */
  long balance(String account) {
    town().settles();
    var path = HERE + "ledger/accounts/" + account;
    return till.finance().get(path).expect(200).body().path("balanceFen").asLong();
  }

  JsonNode hours(Client who) {
    return town().back(who.person()).get(HERE + "my-volunteer-hours").expect(200).body();
  }
}
