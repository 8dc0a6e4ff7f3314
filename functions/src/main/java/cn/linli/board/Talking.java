package cn.linli.board;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;

/**
 * Lets the two sides of an accepted request write to each other, whether or not they show a number.
 */
final class Talking {
  private final Stand stand;

  Talking(Stand stand) {
    this.stand = stand;
  }

  /** One side writes to the other. The same again is the same message. */
  Contact.View say(Principal caller, Commands.Say command) {
    stand.needs().people().requireName(caller.person());
    return Stale.again(() -> sayOnce(caller, command));
  }

  private Contact.View sayOnce(Principal caller, Commands.Say command) {
    var sides = stand.sides(caller, command.key(), command.contact());
    var contact = sides.contact();
    var known = stand.messages().find(contact, command.message());
    if (known.isPresent()) {
      if (!known.get().says(caller.person(), command.text())) {
        throw BoardError.ID_REUSED.refusal();
      }
      return contact.view(sides.isOwner());
    }
    sides.requireGoing(stand);
    var next = contact.heard();
    var said =
        new Message(
            contact.offer(),
            contact.id(),
            next.said(),
            command.message(),
            caller.person(),
            command.text(),
            stand.now());
    var writes = stand.writes();
    stand.messages().create(writes, said);
    stand.put(writes, sides.offer(), next, "said", caller.person());
    writes.commit();
    return next.view(sides.isOwner());
  }

  /** What the two wrote, the oldest first, for either of them. */
  PageOf<Message.View> list(Principal caller, Commands.PageOfContact query) {
    var contact = stand.sides(caller, query.key(), query.contact()).contact();
    var cursors = stand.needs().people().cursors();
    var name = "messages %s %s".formatted(query.community(), query.contact());
    Table.Slice<Message> page =
        stand
            .messages()
            .page(contact, cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(said -> said.view(contact)).toList(),
        cursors.after(name, page.last()));
  }
}
