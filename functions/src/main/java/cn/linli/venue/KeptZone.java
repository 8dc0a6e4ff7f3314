package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.util.UUID;

/**
 * A zone that an activity wants for a time.
 *
 * @param id of the reservation; follows from the activity, so that the same again is the same
 * @param person who answers for the activity; its doors open for them
 * @param people how many are expected
 * @param kind in whose name, as {@code person}, {@code club}, {@code organisation} or {@code
 *     enterprise}
 * @param group the name of the group, or null for a person
 */
public record KeptZone(
    CommunityId community,
    UUID id,
    UUID activity,
    PersonId person,
    String zone,
    TimeRange time,
    int people,
    String kind,
    String group) {
  Use use() {
    return new Use(people, Purpose.ACTIVITY, new Organiser(Organiser.Kind.of(kind), group), null);
  }
}
