package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.sim.WeChatTemplates;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What it costs to tell somebody something. */
record NoticeCosts(Costs costs, Town town) {
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";
  private static final String KEY = "toldcosts";

  void measure() {
    town.deployment().holdEvents(true);
    var who = new Resident(town, KEY, 981).moveIn(Town.COMMUNITY);
    var events = new Events(town);
    // The first that an instance hears of begins what is done every day.
    events.deliver("onNotice", events.made("venue.reservation-queued", reservation(who)));
    var first = events.made("venue.reservation-placed", reservation(who));
    costs.measure("onNotice, somebody is told", () -> events.deliver("onNotice", first));
    costs.measure("onNotice, the same again", () -> events.deliver("onNotice", first));
    costs.measure("listMyNotices", () -> who.get(HERE + "my-notices").expect(200));
    costs.measure("getMyUnread", () -> who.get(HERE + "my-notices/unread").expect(200));
    var notice = who.get(HERE + "my-notices").text("/items/0/notice");
    var body = "{\"notice\":\"%s\"}".formatted(notice);
    costs.measure("markRead, one", () -> who.put(HERE + "my-notices/read", body).expect(200));
    send(who, events);
    // The clock stands still here, and nobody is told at a moment that is read already.
    var until = "{\"until\":\"%s\"}".formatted(town.now());
    costs.measure("markRead, all", () -> who.put(HERE + "my-notices/read", until).expect(200));
  }

  private Map<String, Object> reservation(Client who) {
    var start = town.now().plus(Duration.ofDays(2));
    return Map.of(
        "reservation",
        UUID.randomUUID(),
        "revision",
        1,
        "zone",
        "dance-room",
        "person",
        who.person(),
        "start",
        start,
        "end",
        start.plusSeconds(3600),
        "state",
        "confirmed");
  }

  private void send(Client who, Events events) {
    var openid = Person.of(KEY).openid(WeChatSimulator.MINI_PROGRAM);
    var template = WeChatTemplates.id("mini-program", "booking");
    town.deployment().weChat().acceptMessage(openid, template);
    town.deployment().notices().consented(openid, "costs", Map.of(template, 1), List.of());
    var reservation = reservation(who);
    events.deliver("onNotice", events.made("venue.reservation-placed", reservation));
    var ref =
        "reservation/%s|%019d#booking.confirmed#%s"
            .formatted(reservation.get("reservation"), 1, who.person());
    var due = events.made("notice.fell-due", Map.of("task", "notice.send", "ref", ref));
    costs.measure("onNotice, a message goes to WeChat", () -> events.deliver("onNotice", due));
  }

  static void hold(Costs costs) {
    assertThat(costs.get("onNotice, somebody is told").transactions()).isEqualTo(1);
    assertThat(costs.get("onNotice, the same again").transactions()).isZero();
    assertThat(costs.get("onNotice, a message goes to WeChat").transactions()).isEqualTo(2);
  }
}
