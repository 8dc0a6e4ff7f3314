package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reading and voting cost the same after a hundred contests and polls that are over, and after ten
 * thousand: requests, read units and bytes differ by a twentieth at the most.
 */
class PollGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final double MOST = 0.05;

  private final Neighbourhood here = new Neighbourhood();
  private final Town town = here.town();

  @Test
  void costsTheSameAfterManyThatAreOver() {
    int many = Integer.getInteger("polls.past", 10_000);
    var person = town.resident();
    var past = here.contest(Duration.ofHours(2), "[]");
    var entry = past.accepted(town.resident());
    entry.votedBy(person).expect(200);
    past.ends(Duration.ofHours(2));
    var answered = here.poll("after-closing", Poll.QUESTIONS);
    answered.answeredBy(town.back(person.person()), 0, 3).expect(200);
    answered.ends();
    var samples = Map.of(past.id(), rowsOf(past.id()), answered.id(), rowsOf(answered.id()));
    var now = Now.of(here);
    fill(samples, FEW);
    var few = costs(person, now);
    fill(samples, many - FEW);
    var after = costs(person, now);
    town.deployment().close();

    few.forEach(
        (what, cost) ->
            assertThat(cost.isNear(after.get(what)))
                .as(what + " " + cost + " " + after.get(what))
                .isTrue());
  }

  /** What goes on now. */
  private record Now(Neighbourhood.Contest contest, List<Neighbourhood.Entry> entries, Poll poll) {
    private static Now of(Neighbourhood here) {
      var contest = here.contest(Duration.ofDays(20), "[]");
      var entries =
          IntStream.range(0, 8).mapToObj(i -> contest.accepted(here.town().resident())).toList();
      return new Now(contest, entries, here.poll("always", Poll.QUESTIONS));
    }
  }

  private record Cost(int requests, double readUnits, double writeUnits, int bytes) {
    private boolean isNear(Cost other) {
      return near(requests, other.requests)
          && near(readUnits, other.readUnits)
          && near(writeUnits, other.writeUnits)
          && near(bytes, other.bytes);
    }

    private static boolean near(double one, double other) {
      return Math.abs(other - one) <= MOST * Math.max(one, 1e-9);
    }
  }

  /** What each read costs, and a vote of somebody who has always voted, the next day. */
  private Map<String, Cost> costs(Client person, Now now) {
    town.skips(Duration.ofDays(1));
    var contest = now.contest().path();
    var poll = now.poll().path();
    var costs = new LinkedHashMap<String, Cost>();
    for (var path :
        List.of(
            contest,
            contest + "/ranking",
            contest + "/entries",
            now.entries().getFirst().path(),
            Neighbourhood.HOME + "/contests",
            Neighbourhood.HOME + "/contests?state=over",
            Neighbourhood.HOME + "/polls",
            Neighbourhood.HOME + "/polls?state=over",
            poll,
            poll + "/results")) {
      costs.put(path, read(town.anybody(), path));
    }
    var voter = town.back(person.person());
    var mine = contest + "/my-votes/" + here.today();
    var vote = "{\"entry\": \"%s\"}".formatted(now.entries().getFirst().id());
    var voting = measured(() -> voter.put(mine, vote).expect(200).raw().body());
    costs.put("castVote", voting);
    assertThat(voting.writeUnits()).isEqualTo(6);
    costs.put("getMyVote", read(voter, mine));
    costs.put("getMyParticipation", read(voter, poll + "/my-participation"));
    costs.put(
        "listEntriesInModeration",
        read(town.operator(), Neighbourhood.HOME + "/entries-in-moderation"));
    costs.put(
        "listContestProposals", read(town.operator(), Neighbourhood.HOME + "/contest-proposals"));
    return costs;
  }

  private Cost read(Client who, String path) {
    // What an instance saw before is too old.
    town.passes(Duration.ofMinutes(2));
    return measured(() -> who.get(path).expect(200).raw().body());
  }

  private Cost measured(Supplier<String> call) {
    var bytes = new int[1];
    Meter.Cost cost = town.meter().of(() -> bytes[0] = call.get().length());
    return new Cost(cost.requests(), cost.readUnits(), cost.writeUnits(), bytes[0]);
  }

  private List<Map<String, AttributeValue>> rowsOf(UUID matter) {
    return Dump.items(town, "poll").stream()
        .filter(row -> row.toString().contains(matter.toString()))
        // What lies in partitions of its own no other one meets.
        .filter(row -> !row.get("pk").s().contains(matter.toString()))
        .toList();
  }

  /** Copies what one that is over left behind. */
  private void fill(Map<UUID, List<Map<String, AttributeValue>>> samples, int count) {
    var puts = new ArrayList<WriteRequest>();
    for (int i = 0; i < count; i++) {
      var id = UUID.randomUUID().toString();
      samples.forEach(
          (sample, rows) ->
              rows.forEach(
                  row -> {
                    var copy = copy(row, sample.toString(), id);
                    puts.add(
                        WriteRequest.builder()
                            .putRequest(PutRequest.builder().item(copy).build())
                            .build());
                  }));
    }
    for (int from = 0; from < puts.size(); from += BATCH) {
      var batch = Map.of("local-poll", puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
  }

  private static Map<String, AttributeValue> copy(
      Map<String, AttributeValue> row, String sample, String id) {
    var copy = new HashMap<String, AttributeValue>();
    row.forEach(
        (name, value) ->
            copy.put(
                name,
                value.s() == null ? value : AttributeValue.fromS(value.s().replace(sample, id))));
    return copy;
  }
}
