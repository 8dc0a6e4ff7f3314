package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of what only people can resolve: finance sees it, acts, and closes it with a reason.
 */
final class Exceptions {
  private static final Logger LOG = LoggerFactory.getLogger(Exceptions.class);

  private final Dynamo dynamo;
  private final ExceptionTable table;
  private final Outbox outbox;
  private final Cursors cursors;

  Exceptions(Dynamo dynamo, Clock clock, Outbox outbox, Cursors cursors) {
    this.dynamo = dynamo;
    this.table = new ExceptionTable(dynamo);
    this.outbox = outbox;
    this.cursors = cursors;
  }

  boolean has(Exceptional exceptional) {
    return has(exceptional.community(), exceptional.id());
  }

  boolean has(CommunityId community, String id) {
    return table.find(community, id).isPresent();
  }

  Optional<Exceptional> find(CommunityId community, String id) {
    return table.find(community, id);
  }

  /** Writes the next revision of one that stays open. */
  void put(WriteSet writes, Exceptional next) {
    table.put(writes, next);
  }

  /** Adds one to what a use case writes. */
  void raise(WriteSet writes, Exceptional exceptional) {
    table.open(writes, exceptional);
    var data =
        Map.<String, Object>of(
            "exception", exceptional.id(),
            "kind", exceptional.kind().toString(),
            "at", exceptional.at());
    outbox.add(writes, new Event("payment.exception-raised", 1, exceptional.community(), data));
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.error("payment exception {}", exceptional.id());
  }

  /** A page of the open ones, the oldest first. */
  PageOf<Exceptional.View> list(Commands.ListExceptions query) {
    var name = "payment-exceptions " + query.community();
    var position = cursors.position(name, query.cursor());
    var page = table.page(query.community(), position, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> row.it().view()).toList(),
        cursors.after(name, page.last()));
  }

  /** Closes one for good. The same again changes nothing. */
  Exceptional.View close(Principal caller, Commands.CloseException command) {
    Fault.checks().that(!command.reason().isBlank(), "/reason", "says what was done").orRefuse();
    return Stale.again(() -> closeOnce(caller.person().toString(), command)).view();
  }

  private Exceptional closeOnce(String by, Commands.CloseException command) {
    var found =
        table
            .find(command.community(), command.exception())
            .orElseThrow(PaymentError.EXCEPTION_NOT_FOUND::refusal);
    if (found.closedBy() != null) {
      if (found.isClosedBy(by, command.reason())) {
        return found;
      }
      throw PaymentError.CLOSED_ALREADY.refusal();
    }
    if (found.isGoingBack()) {
      throw PaymentError.GOING_BACK.refusal();
    }
    var closed = found.closed(by, command.reason());
    var writes = new WriteSet(dynamo);
    close(writes, closed);
    writes.commit();
    return closed;
  }

  /** Adds to what a use case writes that one is closed. */
  void close(WriteSet writes, Exceptional closed) {
    table.close(writes, closed);
    var data =
        Map.<String, Object>of(
            "exception", closed.id(), "by", closed.closedBy(), "reason", closed.reason());
    outbox.add(writes, new Event("payment.exception-closed", 1, closed.community(), data));
  }
}
