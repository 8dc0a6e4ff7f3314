package cn.linli.notice;

import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was sent about something, for the centre's people: to whom is masked, and no words. */
final class Sent {
  private static final int SHOWN = 4;

  private final Mailroom room;

  Sent(Mailroom room) {
    this.room = room;
  }

  /** What the contract shows. */
  record View(
      String subject, String kind, String person, Instant at, String template, List<On> channels) {}

  /** How it stands on a channel. */
  record On(String channel, String state, String reason) {}

  PageOf<View> list(Commands.PageOfSubject query) {
    var cursors = room.needs().cursors();
    var name = "deliveries " + query.community() + " " + query.subject();
    var page =
        room.deliveries()
            .page(
                query.community(),
                query.subject(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Sent::view).toList(), cursors.after(name, page.last()));
  }

  private static View view(Delivery delivery) {
    var person = delivery.key().person().toString();
    boolean isUnnamed = RuleBook.isUnnamed(delivery.key().kind());
    return new View(
        delivery.key().occasion().subject(),
        delivery.key().kind(),
        "…" + (isUnnamed ? "" : person.substring(person.length() - SHOWN)),
        delivery.createdAt(),
        delivery.template().toString(),
        delivery.steps().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                step ->
                    new On(
                        step.getKey().toString(),
                        step.getValue().state().toString(),
                        step.getValue().reason().isEmpty() ? null : step.getValue().reason()))
            .toList());
  }
}
