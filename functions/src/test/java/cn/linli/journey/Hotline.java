package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Person;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A town of its own whose residents report and ask: its clock is moved. */
record Hotline(Town town) {
  static final String HOME = "/communities/" + Town.COMMUNITY;

  private static final Duration SWEPT = Duration.ofHours(1);

  Hotline() {
    this(Town.another());
  }

  /** So much passes, and what is due in its last hour is done. */
  void passes(Duration time) {
    var swept = time.compareTo(SWEPT) < 0 ? time : SWEPT;
    if (time.compareTo(swept) > 0) {
      town.skips(time.minus(swept));
    }
    town.passes(swept);
    town.deployment().tick();
    town.settles();
  }

  Client back(Client who) {
    return town.back(who.person());
  }

  /** A resident with a role besides. */
  Client staff(String role) {
    var who = town.resident();
    town.platform()
        .put(HOME + "/people/" + who.person() + "/roles/" + role, "{\"reason\":\"接诉即办专员\"}")
        .expect(200);
    return who;
  }

  /** The other community's operator, under their real name: only the tenancy stands in the way. */
  Client neighbour() {
    var zhao = Person.of("zhao");
    var who = town.neighbour();
    var phone = "{\"code\":\"%s\"}".formatted(town.deployment().weChat().phoneCode("zhao"));
    who.put("/me/phone", phone).expect(200);
    who.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);
    var name = "{\"name\":\"%s\",\"idNumber\":\"%s\"}".formatted(zhao.name(), zhao.idNumber());
    return who.with(who.put("/me/real-name", name).expect(200));
  }

  /** Our rules and WeChat have said what they think of everything. */
  void screened() {
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
  }

  Matter report(Client who) {
    return report(who, "facility", "");
  }

  /** A report, just filed. */
  Matter report(Client who, String category, String more) {
    return filed(who, body("report", category, more));
  }

  /** A question, just filed. */
  Matter question(Client who) {
    return filed(who, body("question", "services", ""));
  }

  Matter filed(Client who, String body) {
    var matter = new Matter(this, UUID.randomUUID(), who);
    who.put(matter.path(), body).expect(200);
    return matter;
  }

  static String body(String kind, String category, String more) {
    return "{\"kind\":\"%s\",\"category\":\"%s\",\"title\":\"三号楼的灯不亮\",\"text\":\"楼道的灯坏了三天\",\"place\":\"三号楼二层\"%s}"
        .formatted(kind, category, more);
  }

  List<String> listed(Client who, String query) {
    var page = who.get(HOME + "/tickets?limit=100&" + query).expect(200).body().path("items");
    return StreamSupport.stream(page.spliterator(), false)
        .map(item -> item.path("ticket").asString())
        .toList();
  }

  String month() {
    return YearMonth.from(town.now().atZone(Town.CALENDAR)).toString();
  }

  JsonNode figures() {
    return town.operator().get(HOME + "/ticket-figures/" + month()).expect(200).body();
  }

  /** How often somebody's deed stands in the audit log. */
  long audited(String action, UUID subject) {
    return Dump.items(town, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals(action))
        .filter(item -> item.get("subject").s().equals(subject.toString()))
        .count();
  }

  /** A ticket of somebody's. */
  record Matter(Hotline at, UUID id, Client who) {
    String path() {
      return HOME + "/tickets/" + id;
    }

    Client reporter() {
      return at.back(who);
    }

    JsonNode seen(Client by) {
      return by.get(path()).expect(200).body();
    }

    String state() {
      return seen(reporter()).path("state").asString();
    }

    Matter is(String state) {
      assertThat(state()).isEqualTo(state);
      return this;
    }

    Answer takenUp(Client by) {
      return by.put(path() + "/taking-up", null);
    }

    Answer said(Client by, String text) {
      return said(by, "messages", text);
    }

    Answer said(Client by, String where, String text) {
      return words(by, where, UUID.randomUUID(), text);
    }

    Answer words(Client by, String where, UUID message, String text) {
      return by.put(path() + "/" + where + "/" + message, "{\"text\":\"%s\"}".formatted(text));
    }

    Answer answered(Client by, String resolution) {
      return by.put(
          path() + "/answers/" + UUID.randomUUID(),
          "{\"resolution\":\"%s\",\"text\":\"已更换灯泡\"}".formatted(resolution));
    }

    /** The operator has it and has answered it. */
    Matter done() {
      takenUp(at.town.operator()).expect(200);
      answered(at.town.operator(), "solved").expect(200);
      return this;
    }

    Answer rated(Client by, boolean solved, int stars) {
      return by.put(path() + "/score", "{\"solved\":%s,\"stars\":%d}".formatted(solved, stars));
    }

    Answer handedOver(Client by, String desk, String handler) {
      var to = handler == null ? "" : ",\"handler\":\"" + handler + "\"";
      return by.put(
          path() + "/hand-over", "{\"desk\":\"%s\",\"reason\":\"属于居委会职责\"%s}".formatted(desk, to));
    }

    /** What was done to it, in order. */
    List<String> trail() {
      var page = at.town.committee().get(path() + "/trail?limit=100").expect(200).body();
      return StreamSupport.stream(page.path("items").spliterator(), false)
          .map(step -> step.path("step").asString())
          .toList();
    }
  }
}
