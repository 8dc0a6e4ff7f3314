package cn.linli.signup;

import java.util.Map;

/**
 * How many wait for something.
 *
 * @param waiters how many stand in the line; those who wait together are one
 * @param people how many people wait for each ticket
 * @param closed whether nobody may join it any more
 */
record Line(Target target, int waiters, Map<String, Integer> people, boolean closed) {
  Line {
    people = Map.copyOf(people);
  }

  boolean isEmptyFor(String ticket) {
    return people.getOrDefault(ticket, 0) <= 0;
  }
}
