package cn.linli.sim;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Which endpoint misbehaves now, and for how many calls. */
public final class Switches {
  private final Map<String, Misbehaviour> byEndpoint = new ConcurrentHashMap<>();

  Switches() {}

  /** From now on the endpoint does this. */
  public void set(String endpoint, Misbehaviour misbehaviour) {
    byEndpoint.put(endpoint, misbehaviour);
  }

  /** Everything behaves again. */
  public void clear() {
    byEndpoint.clear();
  }

  /** Does what somebody asks at {@code /sim/switches}, and says what misbehaves now. */
  Answer turn(JsonNode asked) {
    if (asked.path("clear").asBoolean(false)) {
      clear();
    }
    if (asked.has("endpoint")) {
      set(asked.path("endpoint").asString(), Misbehaviour.read(asked));
    }
    return Answer.text(200, this + "\n");
  }

  /** What the next call of the endpoint meets; counts it. */
  Optional<Misbehaviour> take(String endpoint) {
    var met = byEndpoint.get(endpoint);
    if (met != null && met.times() != Misbehaviour.ALWAYS) {
      byEndpoint.compute(endpoint, (path, left) -> left == null ? null : less(left));
    }
    return Optional.ofNullable(met);
  }

  private static Misbehaviour less(Misbehaviour left) {
    return left.times() <= 1 ? null : left.times(left.times() - 1);
  }

  @Override
  public String toString() {
    return byEndpoint.isEmpty() ? "everything behaves" : byEndpoint.toString();
  }
}
