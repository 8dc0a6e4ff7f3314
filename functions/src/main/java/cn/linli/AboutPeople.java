package cn.linli;

import cn.linli.identity.Ports;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.WebPages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What all contexts together know about a person. */
final class AboutPeople {
  private final Contexts contexts;

  AboutPeople(Contexts contexts) {
    this.contexts = contexts;
  }

  /** What identity asks of the vendors, and of those who know about a person. */
  Ports ports() {
    return new Ports(
        contexts.vendors().logins(),
        contexts.vendors().authority(),
        WebPages.of(contexts.platform().settings()),
        contexts.communities()::exists,
        contexts.reservations()::of,
        contexts.reservations()::standingsOf,
        (person, places) -> contexts.grants().of(person, places),
        (person, places) -> contexts.groupBuys().ordersOf(person),
        (person, places) -> contexts.claims().of(person, places),
        (person, places) -> contexts.merchants().of(person, places),
        (person, places) -> contexts.uploads().of(person, places),
        (person, places) -> contexts.payments().payoutsOf(person, places),
        (person, places) -> contexts.gatherings().activities().of(person, places),
        (person, places) -> contexts.gatherings().signUps().of(person),
        (person, places) -> contexts.gatherings().signUps().answersOf(person),
        (person, places) -> contexts.gatherings().signUps().missedBy(person),
        (person, places) -> contexts.gatherings().polls().of(person, places),
        (person, places) -> contexts.gatherings().volunteers().of(person, places),
        (person, places) -> contexts.gatherings().posts().of(person, places),
        (person, places) -> contexts.followers().of(person),
        (person, places) -> contexts.gatherings().tickets().of(person, places),
        (person, places) -> contexts.gatherings().offers().of(person, places),
        (person, places) -> contexts.notices().of(person, places),
        this::openUntil);
  }

  /** When the last of a person's open matters in these communities ends, or empty. */
  Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return Stream.of(
            contexts.reservations().openUntil(person, in),
            contexts.payments().openUntil(person, in),
            contexts.claims().openUntil(person, in),
            contexts.merchants().openUntil(person, in),
            contexts.gatherings().activities().openUntil(person, in),
            contexts.gatherings().signUps().openUntil(person),
            contexts.gatherings().volunteers().openUntil(person, in),
            contexts.groupBuys().openUntil(person))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }
}
