package cn.linli.officialaccount;

import cn.linli.officialaccount.Reply.Kind;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.PageOf;

/** The replies, for those who keep them. */
final class Replies {
  private static final String CURSOR = "official account's replies";

  private final Desk desk;
  private final MenuFile menu;

  Replies(Desk desk, MenuFile menu) {
    this.desk = desk;
    this.menu = menu;
  }

  /** A page of them, in the order of their ids. */
  PageOf<Reply.View> list(Commands.Page query) {
    var cursors = desk.needs().people().cursors();
    var after = cursors.position(CURSOR, query.cursor());
    var page = desk.replies().page(after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Reply::view).toList(), cursors.after(CURSOR, page.last()));
  }

  /**
   * Adds or changes a reply. The same again changes nothing; what a button leads to stays a reply
   * to a button.
   */
  Reply.View put(Principal caller, Commands.PutReply command) {
    var next = command.asReply();
    if (next.kind() != Kind.CLICK) {
      requireNoButton(next.id());
    }
    var known = desk.replies().find(next.id());
    if (known.filter(next::equals).isEmpty()) {
      var writes = desk.writes();
      desk.replies().put(writes, next);
      audit(writes, caller, "reply-put", next);
      writes.commit();
      desk.book().changed();
    }
    return next.view();
  }

  /** Removes a reply; none there is fine, and one that a button leads to stays. */
  Object remove(Principal caller, Commands.OfReply command) {
    requireNoButton(command.reply());
    desk.replies()
        .find(command.reply())
        .ifPresent(
            reply -> {
              var writes = desk.writes();
              desk.replies().delete(writes, reply);
              audit(writes, caller, "reply-removed", reply);
              writes.commit();
              desk.book().changed();
            });
    return null;
  }

  private void requireNoButton(String reply) {
    if (menu.keys().contains(reply)) {
      throw OfficialAccountError.IN_USE.refusal();
    }
  }

  private void audit(WriteSet writes, Principal caller, String action, Reply reply) {
    var what = Json.text(reply.view());
    desk.audit().add(writes, Gate.PLATFORM, caller.person(), action, reply.id(), what, null);
  }

  /** Writes a reply of a seed, where there is none. */
  void seed(Commands.PutReply command) {
    var reply = command.asReply();
    if (desk.replies().find(reply.id()).isPresent()) {
      throw OfficialAccountError.CHANGED_MEANWHILE.refusal();
    }
    var writes = desk.writes();
    desk.replies().put(writes, reply);
    writes.commit();
  }

  /** Whether there is a reply to a key of the menu. */
  boolean answers(String key) {
    return desk.replies().find(key).filter(reply -> reply.kind() == Kind.CLICK).isPresent();
  }
}
