package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An activity that tests tell of.
 *
 * @param isOneByOne whether people come to one session, so that each is an occasion
 */
record Show(
    CommunityId community,
    UUID id,
    String kind,
    String tier,
    boolean isOneByOne,
    List<Instant> starts) {
  static Show of(String kind, Instant... starts) {
    return new Show(Registry.COMMUNITY, UUID.randomUUID(), kind, "free", false, List.of(starts));
  }

  Show of(CommunityId other) {
    return new Show(other, id, kind, tier, isOneByOne, starts);
  }

  Show costing(String other) {
    return new Show(community, id, kind, other, isOneByOne, starts);
  }

  Show as(String other) {
    return new Show(community, id, other, tier, isOneByOne, starts);
  }

  Show oneByOne() {
    return new Show(community, id, kind, tier, true, starts);
  }

  Show on(Instant... others) {
    return new Show(community, id, kind, tier, isOneByOne, List.of(others));
  }

  boolean isOccasion(int session) {
    return isOneByOne || session == starts.size() - 1;
  }

  Told published(int revision) {
    return changed("published", revision);
  }

  Told changed(String state, int revision) {
    var data = new HashMap<String, Object>();
    data.put("activity", id);
    data.put("state", state);
    data.put("plan", 1);
    data.put("kind", kind);
    data.put("tier", tier);
    data.put("organiser", "club");
    data.put("sessions", starts.size());
    data.put("occasions", isOneByOne ? starts.size() : 1);
    data.put("meetings", meetings());
    data.put("start", starts.getFirst());
    data.put("end", starts.getLast().plus(Duration.ofHours(2)));
    data.put("revision", revision);
    return told("activity.changed", starts.getFirst().minus(Duration.ofDays(1)), data);
  }

  private List<Map<String, Object>> meetings() {
    return IntStream.range(0, starts.size())
        .mapToObj(i -> Map.<String, Object>of("start", starts.get(i), "isOccasion", isOccasion(i)))
        .toList();
  }

  Told held(int session) {
    return held(session, starts.get(session).plus(Duration.ofHours(2)));
  }

  Told held(int session, Instant at) {
    var data = new HashMap<String, Object>();
    data.put("activity", id);
    data.put("session", session);
    data.put("sessions", starts.size());
    data.put("kind", kind);
    data.put("tier", tier);
    data.put("organiser", "club");
    data.put("start", starts.get(session));
    data.put("end", starts.get(session).plus(Duration.ofHours(2)));
    data.put("isOccasion", isOccasion(session));
    return told("activity.session-ended", at, data);
  }

  /** All of it took place. */
  List<Told> over() {
    var held = IntStream.range(0, starts.size()).mapToObj(this::held);
    return Stream.concat(Stream.of(published(1)), held).toList();
  }

  Told came(int session, UUID person) {
    return told(
        "signup.checked-in",
        starts.get(session),
        Map.of(
            "activity",
            id,
            "session",
            session,
            "person",
            person,
            "signUp",
            UUID.randomUUID(),
            "ticket",
            "adult",
            "at",
            starts.get(session)));
  }

  private Told told(String type, Instant at, Map<String, Object> data) {
    return new Told(UUID.randomUUID(), type, community, at, Json.MAPPER.valueToTree(data));
  }
}
