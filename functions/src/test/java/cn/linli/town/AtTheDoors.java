package cn.linli.town;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.TtLockSimulator;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * A town of its own where people stand before doors: its clock belongs to one test class. After
 * each test the vendor behaves again.
 */
public final class AtTheDoors implements AfterEachCallback, AfterAllCallback {
  public static final String HOUSE = "1001";
  public static final String DANCE_ROOM = "1002";

  private final Town town = Town.another();

  public AtTheDoors() {
    // The minute's sweep begins where the first one stood.
    town.deployment().tick();
  }

  public Town town() {
    return town;
  }

  public TtLockSimulator locks() {
    return town.deployment().locks();
  }

  /** A booking of the dance room in an hour, for two hours; not told yet. */
  public Booked soon() {
    var start = town.now().plus(Duration.ofHours(1));
    return Booked.danceRoom(town, town.resident().person(), start, start.plus(Duration.ofHours(2)));
  }

  /** The passcode that the booker reads, as soon as every lock has it. */
  public String codeOf(Booked booked) {
    return codeOf(town.back(booked.person()), booked);
  }

  public String codeOf(Client holder, Booked booked) {
    Eventually.holds(
        () ->
            assertThat(holder.get(booked.path() + "/access").expect(200).body().path("doors"))
                .isNotEmpty()
                .allMatch(door -> door.path("state").asString().equals("ready")));
    return holder.get(booked.path() + "/access").expect(200).text("/passcode");
  }

  public Answer accessOf(Booked booked) {
    return town.back(booked.person()).get(booked.path() + "/access");
  }

  /** Lets time pass and does what is due. */
  public void passes(Duration time) {
    town.passes(time);
    town.deployment().tick();
  }

  public List<String> alertsAbout(Booked booked) {
    return alerts().stream()
        .filter(alert -> alert.path("reservation").asString("").equals(booked.id().toString()))
        .map(alert -> alert.path("kind").asString())
        .toList();
  }

  /** The alerts of this month. */
  public List<JsonNode> alerts() {
    return items("/communities/heping-li/access-alerts?limit=100&month=" + month());
  }

  /** The records of this month at the door of a lock. */
  public List<JsonNode> records(String door) {
    return items(
        "/communities/heping-li/doors/%s/unlock-records?limit=100&month=%s"
            .formatted(door, month()));
  }

  private List<JsonNode> items(String path) {
    return town.operator().get(path).expect(200).body().path("items").valueStream().toList();
  }

  private YearMonth month() {
    return YearMonth.from(town.now().atZone(Town.CALENDAR));
  }

  /** The events of a type about a booking. */
  public List<String> told(String type, Booked booked) {
    return town.deployment().bus().published().stream()
        .filter(event -> event.contains("\"" + type + "\""))
        .filter(event -> event.contains(booked.id().toString()))
        .toList();
  }

  /** What is stored of a booking's grant, or 0. */
  public int stored(Booked booked, String attribute) {
    return Dump.items(town, "access").stream()
        .filter(item -> item.get("pk").s().endsWith("#grant#" + booked.id()))
        .filter(item -> item.get("sk").s().equals("grant"))
        .mapToInt(item -> Integer.parseInt(item.get(attribute).n()))
        .sum();
  }

  /** Whether something on a lock is a booking's. */
  public boolean isOn(String lock, Booked booked) {
    return locks().namesOn(lock).stream()
        .anyMatch(name -> name.startsWith(booked.id().toString().replace("-", "")));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    locks().switches().clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    town.deployment().close();
  }
}
