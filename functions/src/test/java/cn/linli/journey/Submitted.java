package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.screening.Finding;
import cn.linli.screening.Matter;
import cn.linli.screening.Screening;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.town.Client;
import cn.linli.town.Intercepted;
import cn.linli.town.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that somebody of a town submits, as another context would have it screened. */
record Submitted(Town town, Matter matter) {
  static Submitted of(Town town, Client author, String text) {
    return of(town, PersonId.of(author.person()), Map.of("/title", "通知", "/body", text));
  }

  static Submitted of(Town town, PersonId author, Map<String, String> texts) {
    var subject = "activity/" + UUID.randomUUID() + "/1";
    var community = new CommunityId(Town.COMMUNITY);
    return new Submitted(town, new Matter(community, subject, author, texts, List.of()));
  }

  /** The same with pictures, whose bytes have these words in them. */
  Submitted showing(Client author, String... words) {
    var pictures =
        List.of(words).stream()
            .map(
                word ->
                    Brought.picture(author, "activity-picture", 20)
                        .holding("\u0089PNG\r\n\u001a\n" + word)
                        .settled("clean")
                        .id())
            .toList();
    return withPictures(pictures);
  }

  Submitted withPictures(List<UUID> pictures) {
    return new Submitted(
        town,
        new Matter(
            matter.community(), matter.subject(), matter.author(), matter.texts(), pictures));
  }

  Submitted in(String community) {
    return new Submitted(
        town,
        new Matter(
            new CommunityId(community),
            matter.subject(),
            matter.author(),
            matter.texts(),
            matter.pictures()));
  }

  /** Asks, and lets everything happen that needs no time. */
  Submitted asked() {
    ask();
    town.settles();
    return this;
  }

  /** What a use case does that has something screened; tells how often it had to begin anew. */
  void ask() {
    Stale.again(
        () -> {
          var client = town.deployment().database().client();
          var dynamo = Dynamo.of(Intercepted.by(town.meter(), client), Database.PREFIX);
          var writes = new WriteSet(dynamo);
          town.deployment().screenings().ask(writes, matter);
          writes.commitIfAny();
          return null;
        });
  }

  /** WeChat says what it thinks of the pictures. */
  int told(Delivery how) {
    int taken = town.deployment().weChat().deliver(how);
    town.settles();
    return taken;
  }

  Screening screening() {
    return town.deployment().screenings().find(matter.community(), matter.subject()).orElseThrow();
  }

  Screening.State state() {
    return screening().state();
  }

  List<String> rules() {
    return screening().findings().stream().map(Finding::rule).toList();
  }

  /** The outcomes that others have heard of. */
  List<String> outcomes() {
    town.settles();
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("screening.finished"))
        .filter(event -> event.at("/data/subject").asString().equals(matter.subject()))
        .map(event -> event.at("/data/outcome").asString())
        .toList();
  }

  /** It has ended so, once, and others have heard of it. */
  void ended(Screening.State state) {
    assertThat(state()).isEqualTo(state);
    assertThat(outcomes()).containsExactly(state.toString());
    assertThat(screening().endedAt()).isNotNull();
  }
}
