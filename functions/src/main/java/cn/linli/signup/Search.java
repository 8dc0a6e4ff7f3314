package cn.linli.signup;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far into a line somebody has looked for those whom free places fit.
 *
 * @param after all who stand up to here are passed over; null at the beginning
 * @param free so many places of each ticket were not enough for any of them
 */
record Search(String after, Map<String, Integer> free) {
  /** Nobody was looked at yet. */
  static final Search START = new Search(null, Map.of());

  Search {
    free = Map.copyOf(free);
  }

  /** Where to go on with these places: at the beginning if there are more of any than before. */
  Search with(Map<String, Integer> now) {
    boolean isMore =
        now.entrySet().stream()
            .anyMatch(entry -> entry.getValue() > free.getOrDefault(entry.getKey(), 0));
    return new Search(isMore ? null : after, now);
  }

  /** Past more of them. */
  Search past(String last) {
    return new Search(last, free);
  }

  /** As references of tasks have it, after the target. */
  String ref() {
    var places = new StringBuilder();
    new TreeMap<>(free).forEach((ticket, count) -> places.append('/').append(ticket + "=" + count));
    return after + places;
  }

  /** What stands behind the target in a reference; nothing is the beginning. */
  static Search ofRef(String ref) {
    var parts = ref.split("/", -1);
    if (parts.length < 3) {
      return START;
    }
    var free = new TreeMap<String, Integer>();
    for (int i = 3; i < parts.length; i++) {
      var place = parts[i].split("=", 2);
      free.put(place[0], Integer.valueOf(place[1]));
    }
    return new Search(parts[2], free);
  }
}
