package cn.linli;

import cn.linli.activity.Activities;
import cn.linli.board.BoardFunctions;
import cn.linli.board.Offers;
import cn.linli.content.Posts;
import cn.linli.duty.Duties;
import cn.linli.poll.Polls;
import cn.linli.screening.Screenings;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.keys.Signatures;
import cn.linli.signup.SignUps;
import cn.linli.ticket.TicketFunctions;
import cn.linli.ticket.Tickets;
import cn.linli.venue.KeptZones;
import cn.linli.volunteer.Volunteers;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The doors to what people do together, and to what is looked at before others see it. */
final class Gatherings {
  private final Platform platform;
  private final Contexts contexts;
  private final Vendors vendors;
  private final Supplier<Polls> polls = new Platform.Once<>(this::newPolls);
  private final Supplier<Screenings> screenings = new Platform.Once<>(this::newScreenings);
  private final Supplier<Activities> activities = new Platform.Once<>(this::newActivities);
  private final Supplier<SignUps> signUps = new Platform.Once<>(this::newSignUps);
  private final Supplier<Posts> posts = new Platform.Once<>(this::newPosts);
  private final Supplier<Volunteers> volunteers = new Platform.Once<>(this::newVolunteers);
  private final Supplier<Tickets> tickets = new Platform.Once<>(this::newTickets);
  private final Supplier<Offers> offers = new Platform.Once<>(this::newOffers);

  Gatherings(Platform platform, Contexts contexts, Vendors vendors) {
    this.platform = platform;
    this.contexts = contexts;
    this.vendors = vendors;
  }

  Polls polls() {
    return polls.get();
  }

  private Polls newPolls() {
    var needs =
        new cn.linli.poll.Needs(
            contexts.uploads(),
            contexts.people(),
            contexts.communities(),
            contexts.keys(),
            screenings());
    return new Polls(contexts.dynamo(), contexts.clock(), needs);
  }

  Screenings screenings() {
    return screenings.get();
  }

  private Screenings newScreenings() {
    var needs =
        new cn.linli.screening.Needs(
            contexts.uploads(),
            contexts.people(),
            vendors.security(),
            vendors.push(),
            told ->
                contexts
                    .notices()
                    .consented(told.openid(), told.push(), told.earned(), told.none()));
    return new Screenings(contexts.dynamo(), contexts.clock(), needs);
  }

  Activities activities() {
    return activities.get();
  }

  SignUps signUps() {
    return signUps.get();
  }

  private Activities newActivities() {
    var needs =
        new cn.linli.activity.Needs(
            new KeptZones(contexts.reservations()),
            screenings(),
            contexts.merchants(),
            contexts.uploads(),
            contexts.people(),
            contexts.communities());
    return new Activities(contexts.dynamo(), contexts.clock(), needs);
  }

  Duties duties() {
    var needs =
        new cn.linli.duty.Needs(
            community -> activities().duties(community),
            contexts.communities(),
            contexts.auditLog());
    return new Duties(contexts.dynamo(), contexts.clock(), needs);
  }

  private Signatures passes() {
    return Signatures.of(platform.kms(), platform.settings(), "PASS_KEY_IDS");
  }

  private SignUps newSignUps() {
    var needs =
        new cn.linli.signup.Needs(
            activities(),
            contexts.payments(),
            contexts.merchants(),
            contexts.people(),
            contexts.communities(),
            screenings(),
            contexts.keys(),
            passes(),
            (community, person) -> volunteers().isRegistered(community, person));
    return new SignUps(contexts.dynamo(), contexts.clock(), needs);
  }

  Volunteers volunteers() {
    return volunteers.get();
  }

  private Volunteers newVolunteers() {
    var needs =
        new cn.linli.volunteer.Needs(
            activities(),
            contexts.payments(),
            contexts.ledger(),
            screenings(),
            contexts.people(),
            contexts.communities(),
            contexts.keys());
    return new Volunteers(contexts.dynamo(), contexts.clock(), needs);
  }

  Posts posts() {
    return posts.get();
  }

  private Posts newPosts() {
    var needs =
        new cn.linli.content.Needs(
            contexts.uploads(),
            contexts.people(),
            contexts.communities(),
            screenings(),
            vendors.drafts(),
            vendors.articles());
    return new Posts(contexts.dynamo(), contexts.clock(), needs);
  }

  /** Where everybody reads posts. */
  String site() {
    return platform.settings().get("POSTS_URL");
  }

  /** The function {@code ticketApi}: tickets and the board. */
  HttpApi ticketApi(Gate gate) {
    return TicketFunctions.api(tickets(), gate, BoardFunctions.operations(offers()));
  }

  /** The function {@code onTicketDue}: the worker of both. */
  Consumer<QueueEvent.Told> onTicketDue() {
    return tickets().onTicketDue().andThen(offers().worker());
  }

  Offers offers() {
    return offers.get();
  }

  private Offers newOffers() {
    var needs =
        new cn.linli.board.Needs(
            contexts.uploads(),
            contexts.people(),
            contexts.communities(),
            contexts.merchants(),
            screenings());
    return new Offers(contexts.dynamo(), contexts.clock(), needs);
  }

  Tickets tickets() {
    return tickets.get();
  }

  private Tickets newTickets() {
    var needs =
        new cn.linli.ticket.Needs(
            contexts.uploads(),
            contexts.people(),
            contexts.communities(),
            contexts.keys(),
            screenings(),
            (community, zone) -> contexts.reservations().zoneName(community, zone).isPresent());
    return new Tickets(contexts.dynamo(), contexts.clock(), needs);
  }
}
