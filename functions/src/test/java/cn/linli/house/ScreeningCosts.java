package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.screening.Matter;
import cn.linli.screening.Screening;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.Delivery;
import cn.linli.sim.FileStoreSimulator.Telling;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Intercepted;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What screening costs the database. */
record ScreeningCosts(Costs costs, Town town) {
  private static final CommunityId HERE = new CommunityId(Town.COMMUNITY);
  private static final String RULES = "/communities/" + Town.COMMUNITY + "/screening-rules";
  private static final Map<String, String> TEXTS = Map.of("/title", "合唱排练", "/body", "周六上午十点");

  void measure(Client author) {
    var screenings = town.deployment().screenings();
    rules();
    costs.measure("screening: a look by our rules", () -> screenings.look(HERE, TEXTS));
    var matter = matter(author, List.of());
    costs.measure("screening: ask, alone", () -> ask(matter));
    costs.measure("screening: ask, the same again", () -> ask(matter));
    costs.measure("onScreeningDue, two texts pass", () -> work(matter));
    ended(matter);
    costs.measure("onScreeningDue, what has ended", () -> work(matter));
    var shown = matter(author, List.of(picture(author)));
    ask(shown);
    costs.measure("onScreeningDue, two texts pass and a picture is shown", () -> work(shown));
    costs.measure(
        "miniProgramNotify, the last picture passes",
        () -> town.deployment().weChat().deliver(Delivery.IN_ORDER));
    ended(shown);
    var banned = new Matter(HERE, subject(), matter.author(), Map.of("/title", "理财讲座"), List.of());
    ask(banned);
    costs.measure("onScreeningDue, our rules block", () -> work(banned));
    ended(banned);
  }

  private void rules() {
    var committee = town.committee();
    var body =
        "{\"topic\":\"errands\",\"words\":[\"代购…烟酒\"],\"action\":\"block\",\"explanation\":\"不发布代购\",\"revision\":0}";
    costs.measure("putScreeningRule", () -> committee.put(RULES + "/errands", body).expect(200));
    costs.measure("listScreeningRules", () -> committee.get(RULES).expect(200));
    costs.measure("removeScreeningRule", () -> committee.delete(RULES + "/errands").expect(204));
  }

  private static Matter matter(Client author, List<UUID> pictures) {
    return new Matter(HERE, subject(), PersonId.of(author.person()), TEXTS, pictures);
  }

  private static String subject() {
    return "activity/" + UUID.randomUUID() + "/1";
  }

  private void ask(Matter matter) {
    var database = town.deployment().database().client();
    var writes = new WriteSet(Dynamo.of(Intercepted.by(town.meter(), database), Database.PREFIX));
    town.deployment().screenings().ask(writes, matter);
    writes.commitIfAny();
  }

  private void work(Matter matter) {
    var due = Map.of("task", "screening.look", "ref", matter.subject());
    var events = new Events(town);
    events.deliver("onScreeningDue", events.made("screening.fell-due", due));
  }

  private void ended(Matter matter) {
    var screening =
        town.deployment().screenings().find(HERE, matter.subject()).map(Screening::state);
    if (screening.filter(state -> state != Screening.State.PENDING).isEmpty()) {
      throw new AssertionError(matter + " is " + screening);
    }
  }

  /** A clean upload, which nobody measures here. */
  private UUID picture(Client author) {
    var id = UUID.randomUUID();
    var bytes = "\u0089PNG\r\n\u001a\nx".getBytes(StandardCharsets.ISO_8859_1);
    var key = Town.COMMUNITY + "/" + id;
    var body =
        "{\"purpose\":\"activity-picture\",\"contentType\":\"image/png\",\"bytes\":%d}"
            .formatted(bytes.length);
    author.put("/communities/" + Town.COMMUNITY + "/uploads/" + id, body).expect(200);
    var store = town.deployment().files();
    store.turn(Telling.IN_ORDER);
    store.bring(key, "image/png", bytes);
    Eventually.holds(
        () ->
            assertThat(author.get("/communities/" + key.replace("/", "/uploads/")).text("/state"))
                .isEqualTo("clean"));
    return id;
  }

  /** What is promised of them. */
  static void hold(Costs costs) {
    assertThat(costs.get("screening: ask, alone").writeUnits()).isEqualTo(8);
    assertThat(costs.get("screening: ask, the same again").writeUnits()).isZero();
    assertThat(costs.get("miniProgramNotify, the last picture passes").transactions()).isEqualTo(1);
    assertThat(costs.get("onScreeningDue, what has ended").writeUnits()).isZero();
  }
}
