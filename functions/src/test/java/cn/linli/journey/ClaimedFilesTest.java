package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.files.Purpose;
import cn.linli.files.Uploads;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other contexts do with files, and what becomes of files with their owner. */
class ClaimedFilesTest {
  private static final CommunityId HERE = new CommunityId(Town.COMMUNITY);
  // A town of its own: whose erasure is due waits for all that others let become due.
  private static Town town;
  private final FileStoreSimulator store = town.deployment().files();
  private final Uploads uploads = town.deployment().uploads();

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void restOnCleanFilesOfTheirOwnerForTheirPurpose() {
    var clean = Brought.picture(town.resident(), "evidence", 2000).settled("clean");
    var late = Brought.picture(clean.who(), "evidence", 2000);
    late.announced().expect(200);
    var owner = PersonId.of(clean.who().person());

    uploads.require(HERE, Set.of(clean.id()), owner, Purpose.EVIDENCE);
    refuses(
        () -> uploads.require(HERE, Set.of(clean.id()), owner, Purpose.PAPER),
        "not-found",
        clean.id());
    refuses(
        () ->
            uploads.require(
                HERE, Set.of(clean.id()), new PersonId(UUID.randomUUID()), Purpose.EVIDENCE),
        "not-found",
        clean.id());
    refuses(
        () -> uploads.require(HERE, Set.of(clean.id(), late.id()), owner, Purpose.EVIDENCE),
        "not-clean",
        late.id());
    refuses(
        () ->
            uploads.require(
                new CommunityId("xingfu-li"), Set.of(clean.id()), owner, Purpose.EVIDENCE),
        "not-found",
        clean.id());
  }

  @Test
  void areKeptByOneClaimOnly() {
    var file = Brought.picture(town.resident(), "paper", 2000).settled("clean");
    assertThat(store.tagging(key(file))).contains("claimed=no");

    claim(file, "merchant/1");
    claim(file, "merchant/1");

    Eventually.holds(() -> assertThat(store.tagging(key(file))).contains(""));
    refuses(() -> claim(file, "merchant/2"), "claimed", file.id());
  }

  @Test
  void areClaimedWithinSixDaysOrNotAtAll() {
    var person = town.resident();
    var file = Brought.picture(person, "paper", 2000).settled("clean");
    var kept = Brought.picture(person, "paper", 2000).settled("clean");
    claim(kept, "merchant/3");
    town.passes(Duration.ofDays(6));

    refuses(() -> claim(file, "merchant/3"), "not-clean", file.id());
    uploads.require(HERE, Set.of(kept.id()), PersonId.of(person.person()), Purpose.PAPER);
  }

  @Test
  void areHandedOnByALinkOrAsTheyAre() {
    var file = Brought.picture(town.resident(), "paper", 40_000).settled("clean");

    var link = uploads.link(HERE, file.id());

    assertThat(link.until()).isEqualTo(town.now().plus(Duration.ofMinutes(5)));
    assertThat(Brought.fetch(link.url()).body()).isEqualTo(file.bytes());
    assertThat(uploads.read(HERE, file.id())).isEqualTo(file.bytes());
    town.passes(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(Brought.fetch(link.url()).statusCode()).isEqualTo(403);
  }

  @Test
  void areNotReachedByALinkThatIsChanged() {
    var file = Brought.picture(town.resident(), "paper", 2000).settled("clean");
    var other = Brought.picture(town.resident(), "paper", 2000).settled("clean");

    var link = uploads.link(HERE, file.id()).url();

    assertThat(
            Brought.fetch(link.replace(file.id().toString(), other.id().toString())).statusCode())
        .isEqualTo(403);
    assertThat(Brought.fetch(link.replace("X-Amz-Expires=300", "X-Amz-Expires=3000")).statusCode())
        .isEqualTo(403);
    assertThat(Brought.fetch(URI.create(link).resolve("/" + key(file)).toString()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void goWithTheirOwnerUnlessAMatterRestsOnThem() {
    var person = town.resident();
    var evidence = Brought.picture(person, "evidence", 2000).settled("clean");
    var paper = Brought.picture(person, "paper", 2000).settled("clean");
    var loose = Brought.picture(person, "paper", 2000).settled("clean");
    var awaited = Brought.picture(person, "evidence", 2000);
    var target = awaited.announced().expect(200).body().path("target");
    claim(evidence, "order/1");
    claim(paper, "merchant/4");
    erase(person);

    Eventually.holds(() -> assertThat(store.tagging(key(evidence))).isEmpty());
    Eventually.holds(() -> assertThat(store.tagging(key(loose))).isEmpty());
    town.settles();
    assertThat(uploads.read(HERE, paper.id())).isEqualTo(paper.bytes());
    assertThat(
            town
                .deployment()
                .database()
                .client()
                .scan(all -> all.tableName("local-files"))
                .items()
                .stream()
                .filter(
                    item ->
                        item.containsKey("owner") && item.get("owner").s().equals(person.person())))
        .hasSize(4)
        .noneMatch(item -> item.containsKey("name"));
    refuses(() -> uploads.link(HERE, evidence.id()), "not-found", evidence.id());
    // It was signed before: what still comes is deleted on arrival.
    assertThat(awaited.send(target)).isEqualTo(200);
    Eventually.holds(() -> assertThat(store.tagging(key(awaited))).isEmpty());
  }

  private void erase(Client person) {
    person.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    Eventually.holds(
        () -> {
          town.deployment().tick();
          assertThat(town.deployment().bus().published())
              .anyMatch(
                  event ->
                      event.contains("identity.person-erased") && event.contains(person.person()));
        });
  }

  private void claim(Brought file, String reference) {
    var writes = new WriteSet(Dynamo.of(town.deployment().database().client(), Database.PREFIX));
    uploads.claim(writes, HERE, file.id(), reference);
    writes.commitIfAny();
  }

  private static String key(Brought file) {
    return file.community() + "/" + file.id();
  }

  private static void refuses(Runnable work, String code, UUID named) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code().answer().code()).isEqualTo("files." + code);
              assertThat(refusal.detail()).contains(named.toString());
            });
  }
}
