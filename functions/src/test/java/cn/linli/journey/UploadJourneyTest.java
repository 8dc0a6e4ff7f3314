package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.FileStoreSimulator.Telling;
import cn.linli.sim.Misbehaviour;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from an app to the store, past the scanner, and back. */
@SharesTown
class UploadJourneyTest {
  private final Town town = Town.get();
  private final FileStoreSimulator store = town.deployment().files();

  @AfterEach
  void behave() {
    store.turn(Telling.IN_ORDER);
    store.everyScanSays("");
    store.switches().clear();
  }

  @Test
  void isBroughtScannedAndFetchedByItsOwner() {
    var file = Brought.picture(town.resident(), "evidence", 2000);
    var announced = file.announced().expect(200);

    assertThat(announced.text("/state")).isEqualTo("awaiting");
    assertThat(announced.body().at("/target/headers").toString())
        .contains("{\"name\":\"content-length\",\"value\":\"2000\"}");
    assertThat(file.send(announced.body().path("target"))).isEqualTo(200);
    file.becomes("clean");
    var fetched = Brought.fetch(file.seen().text("/download/url"));
    assertThat(fetched.body()).isEqualTo(file.bytes());
    assertThat(fetched.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"" + file.id() + ".png\"");
    assertThat(checked(file)).containsExactly("clean");
  }

  @Test
  void isRefusedByTheStoreInAnotherSizeOrType() {
    var file = Brought.picture(town.resident(), "evidence", 2000);
    var target = file.announced().expect(200).body().path("target");

    assertThat(Brought.send(target, "image/png", new byte[2001])).isEqualTo(403);
    assertThat(Brought.send(target, "image/png", new byte[1999])).isEqualTo(403);
    assertThat(Brought.send(target, "text/html", file.bytes())).isEqualTo(403);
    assertThat(file.state()).isEqualTo("awaiting");
  }

  @Test
  void isBroughtOnce() {
    var file = Brought.picture(town.resident(), "evidence", 2000);
    var target = file.announced().expect(200).body().path("target");
    file.send(target);
    file.becomes("clean");

    assertThat(Brought.send(target, "image/png", new byte[2000])).isEqualTo(412);
    assertThat(Brought.fetch(file.seen().text("/download/url")).body()).isEqualTo(file.bytes());
  }

  @Test
  void isBroughtWithinAQuarterOfAnHourOrByAFreshAddress() {
    var person = town.resident();
    var file = Brought.picture(person, "evidence", 2000);
    var old = file.announced().expect(200).body().path("target");
    town.passes(Duration.ofMinutes(15).plusSeconds(1));

    assertThat(file.send(old)).isEqualTo(403);
    var back = as(town.back(person.person()), file);
    assertThat(back.send(back.announced().expect(200).body().path("target"))).isEqualTo(200);
    back.becomes("clean");
  }

  @Test
  void expiresAfterADayOnItsOwn() {
    var person = town.resident();
    var file = Brought.picture(person, "evidence", 2000);
    file.announced().expect(200);
    town.passes(Duration.ofDays(1));
    var back = as(town.back(person.person()), file);

    assertThat(back.announced().expect(200).body().has("target")).isFalse();
    assertThat(back.state()).isEqualTo("expired");
  }

  @Test
  void isNeverFetchedWhenItIsMalware() {
    var file =
        Brought.picture(town.resident(), "evidence", 2000)
            .holding("\u0089PNG\r\n\u001a\n" + FileStoreSimulator.eicar())
            .settled("infected");

    assertThat(file.seen().body().has("download")).isFalse();
    assertThat(checked(file)).containsExactly("infected");
  }

  @Test
  void isUnfitWhenItIsNotWhatItsTypeSays() {
    var file =
        Brought.picture(town.resident(), "evidence", 2000)
            .holding("<html><script>alert(1)</script></html>")
            .settled("unfit");

    assertThat(file.seen().body().has("download")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "UNSUPPORTED", "ACCESS_DENIED"})
  void isUnfitWhenItCannotBeScanned(String result) {
    store.everyScanSays(result);
    Brought.picture(town.resident(), "evidence", 2000).settled("unfit");
  }

  @ParameterizedTest
  @EnumSource(names = {"TWICE", "OUT_OF_ORDER"})
  void isCheckedOnceHoweverItIsTold(Telling telling) {
    store.turn(telling);
    var file = Brought.picture(town.resident(), "evidence", 2000).settled("clean");
    town.settles();

    assertThat(checked(file)).containsExactly("clean");
  }

  @Test
  void waitsWhileTheScannerIsSilent() {
    store.turn(Telling.SILENT);
    var file = Brought.picture(town.resident(), "evidence", 2000);
    file.send(file.announced().expect(200).body().path("target"));
    town.settles();

    assertThat(file.state()).isEqualTo("awaiting");
  }

  @Test
  void isLookedAtAgainWhenTheStoreWasAway() {
    store.switches().set(FileStoreSimulator.GET, Misbehaviour.status(503).times(2));
    Brought.picture(town.resident(), "evidence", 2000).settled("clean");
  }

  @Test
  void keepsItsIdForItsContentAndItsOwner() {
    var file = Brought.picture(town.resident(), "evidence", 2000).settled("clean");

    assertThat(file.announced().expect(200).text("/state")).isEqualTo("clean");
    assertThat(file.holding("other").announced().code()).isEqualTo("files.id-reused");
    assertThat(as(town.resident(), file).announced().code()).isEqualTo("files.id-reused");
  }

  @Test
  void isSeenByItsOwnerInItsCommunityOnly() {
    var file = Brought.picture(town.resident(), "evidence", 2000).settled("clean");
    var elsewhere = "/communities/xingfu-li/uploads/" + file.id();

    assertThat(town.resident().get(file.path()).code()).isEqualTo("files.not-found");
    assertThat(town.operator().get(file.path()).code()).isEqualTo("files.not-found");
    assertThat(file.who().get(elsewhere).code()).isEqualTo("access.not-found");
    assertThat(town.neighbour().get(file.path()).status()).isIn(403, 404);
    assertThat(town.neighbour().get(elsewhere).code()).isEqualTo("files.not-found");
  }

  @Test
  void mayHaveTheSameIdInAnotherCommunity() {
    var here = Brought.picture(town.operator(), "paper", 2000).settled("clean");
    var there =
        new Brought(town.neighbour(), "xingfu-li", here.id(), "paper", "image/png", "")
            .holding("\u0089PNG\r\n\u001a\nof another town")
            .settled("clean");

    assertThat(Brought.fetch(here.seen().text("/download/url")).body()).isEqualTo(here.bytes());
    assertThat(Brought.fetch(there.seen().text("/download/url")).body()).isEqualTo(there.bytes());
  }

  @Test
  void isRefusedWithAllFaultsAtOnce() {
    var path = "/communities/" + Town.COMMUNITY + "/uploads/" + UUID.randomUUID();
    var client = town.resident();
    var unfit = "{\"purpose\":\"product-picture\",\"contentType\":\"%s\",\"bytes\":%d}";

    assertThat(pointers(client, path, unfit.formatted("application/pdf", 5 * 1024 * 1024 + 1)))
        .containsExactly("/contentType", "/bytes");
    assertThat(
            pointers(client, path, "{\"purpose\":\"x\",\"contentType\":\"text/html\",\"bytes\":0}"))
        .containsExactlyInAnyOrder("/purpose", "/contentType", "/bytes");
    assertThat(
            pointers(
                client,
                path,
                unfit
                    .replace("product-picture", "activity-picture")
                    .formatted("application/pdf", 5 * 1024 * 1024 + 1)))
        .containsExactly("/contentType", "/bytes");
    client.put(path, unfit.formatted("image/webp", 5 * 1024 * 1024)).expect(200);
  }

  private static List<String> pointers(Client client, String path, String body) {
    return client
        .put(path, body)
        .expect(400)
        .body()
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }

  private static Brought as(Client who, Brought file) {
    return new Brought(
        who, file.community(), file.id(), file.purpose(), file.type(), file.content());
  }

  /** What others heard of it. */
  private List<String> checked(Brought file) {
    town.settles();
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("files.upload-checked"))
        .filter(event -> event.at("/data/upload").asString().equals(file.id().toString()))
        .map(event -> event.at("/data/state").asString())
        .toList();
  }

  @Test
  void aHundredOfAPersonAndDayAreEnough() {
    var who = town.resident();
    for (int announced = 0; announced < 100; announced++) {
      Brought.picture(who, "evidence", 20).announced().expect(200);
    }
    var file = Brought.picture(who, "evidence", 20);

    assertThat(file.announced().code()).isEqualTo("files.too-many");
    town.passes(Duration.ofDays(1));
    as(town.back(who.person()), file).announced().expect(200);
  }
}
