package cn.linli.ticket;

/** Where tickets of a category go. */
final class Routing {
  private Routing() {}

  /**
   * To the person of the category, if they still have that desk and it is not known to be their own
   * matter; or to the desk. What is hidden goes to them whosever it is: where it waits tells
   * nothing.
   */
  static Stage of(Office office, Origin origin, Category category) {
    var handler = category.handler();
    boolean isGiven =
        handler != null
            && (origin.hidden() || !handler.equals(origin.reporter()))
            && office
                .needs()
                .people()
                .rolesIn(handler, category.community())
                .contains(category.desk());
    return isGiven
        ? new Stage.Working(category.desk(), handler)
        : new Stage.Waiting(category.desk());
  }

  /** The same for what is on its way: who has it at that desk keeps it. */
  static Stage again(Office office, Ticket ticket, Category category) {
    var next = of(office, ticket.origin(), category);
    var handler = ticket.stage().handlerOrNull();
    boolean stays =
        next instanceof Stage.Waiting && handler != null && ticket.stage().desk() == next.desk();
    return stays ? new Stage.Working(next.desk(), handler) : next;
  }
}
