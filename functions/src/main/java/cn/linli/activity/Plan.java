package cn.linli.activity;

import cn.linli.merchant.Merchants;
import cn.linli.shared.Fault;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an activity is, as somebody proposed it.
 *
 * @param kind from the centre's list
 * @param audience whose residents may come
 * @param sessions in the order of time; a session keeps its number, counted from 0, for ever
 * @param pictures uploads that everybody may see
 * @param courseware addresses of what people may read before or after
 * @param photos whether pictures of people are taken, for which each is asked
 */
public record Plan(
    String title,
    String description,
    String kind,
    Organiser organiser,
    Pricing pricing,
    List<Ticket> tickets,
    Audience audience,
    SignUpRules signUp,
    List<Session> sessions,
    List<Question> questions,
    List<Gift> gifts,
    List<UUID> pictures,
    List<String> courseware,
    Boolean photos) {
  private static final Duration LONGEST_SESSION = Duration.ofHours(24);

  /** Money of an activity is settled so long after it. */
  private static final Duration AFTER_IT = Duration.ofDays(1);

  /** Ten thousand places: so many items anybody may have looked at who asks what is left. */
  private static final int MOST_ROWS = 250;

  public Plan {
    tickets = List.copyOf(tickets);
    sessions = List.copyOf(sessions);
    questions = questions == null ? List.of() : List.copyOf(questions);
    gifts = gifts == null ? List.of() : List.copyOf(gifts);
    pictures = pictures == null ? List.of() : List.copyOf(pictures);
    courseware = courseware == null ? List.of() : List.copyOf(courseware);
    photos = photos != null && photos;
    audience = audience == null ? Audience.COMMUNITY : audience;
    var checks = Fault.checks();
    checkWho(checks, organiser, pricing, tickets);
    checkTickets(checks, tickets, sessions.size());
    checkSessions(checks, sessions);
    checkSignUp(checks, signUp, sessions, tickets);
    checks
        .that(areNamedOnce(questions, Question::id), "/plan/questions", "have an id each")
        .that(areNamedOnce(gifts, Gift::id), "/plan/gifts", "have an id each")
        .that(areNamedOnce(pictures, UUID::toString), "/plan/pictures", "are named once each")
        .orRefuse();
  }

  private static void checkWho(
      Fault.Checks checks, Organiser organiser, Pricing pricing, List<Ticket> tickets) {
    boolean isPaid = tickets.stream().anyMatch(ticket -> ticket.priceFen() > 0);
    boolean hasDeposit = tickets.stream().anyMatch(ticket -> ticket.depositFen() > 0);
    checks
        .that(
            organiser.isWhole(),
            "/plan/organiser/merchant",
            "is there for a merchant, and no other")
        .that((pricing.tier() == Tier.FREE) != isPaid, "/plan/tickets", "cost what the tier says")
        // A merchant's money is not ours to hold: a deposit beside it would be.
        .that(
            organiser.kind() != Organiser.Kind.MERCHANT || !isPaid || !hasDeposit,
            "/plan/tickets",
            "of a merchant's paid activity have no deposit");
  }

  private static void checkTickets(Fault.Checks checks, List<Ticket> tickets, int sessions) {
    for (int i = 0; i < tickets.size(); i++) {
      checks.that(
          tickets.get(i).isRight(),
          "/plan/tickets/" + i,
          "has ages in order, and places for whole tickets");
    }
    checks
        .that(areNamedOnce(tickets, Ticket::id), "/plan/tickets", "have an id each")
        .that(
            tickets.stream().mapToInt(ticket -> ticket.rows(sessions)).sum() <= MOST_ROWS,
            "/plan/tickets",
            "have fewer places in all")
        .that(
            sessions > 1 || tickets.stream().allMatch(t -> t.scope() == Ticket.Scope.ALL),
            "/plan/tickets",
            "for one session are for activities of several");
  }

  private static void checkSessions(Fault.Checks checks, List<Session> sessions) {
    for (int i = 0; i < sessions.size(); i++) {
      var session = sessions.get(i);
      boolean isRight =
          session.start().isBefore(session.end())
              && !session.start().plus(LONGEST_SESSION).isBefore(session.end());
      checks
          .that(
              isRight, "/plan/sessions/" + i + "/end", "is later than the start, by a day at most")
          .that(session.isSomewhere(), "/plan/sessions/" + i, "is in a zone, a place or online")
          .that(
              session.zones().stream().distinct().count() == session.zones().size(),
              "/plan/sessions/" + i + "/zones",
              "are named once each")
          .that(
              i == 0 || !session.start().isBefore(sessions.get(i - 1).end()),
              "/plan/sessions/" + i + "/start",
              "is not before the session before has ended");
    }
  }

  private static void checkSignUp(
      Fault.Checks checks, SignUpRules rules, List<Session> sessions, List<Ticket> tickets) {
    int largest = tickets.stream().mapToInt(Ticket::people).max().orElse(1);
    checks
        .that(
            rules.opensAt().isBefore(rules.closesAt()),
            "/plan/signUp/closesAt",
            "is after it opens")
        .that(
            !rules.closesAt().isAfter(sessions.getLast().start()),
            "/plan/signUp/closesAt",
            "is not after the last session has started")
        .that(
            rules.isCancellingInOrder(),
            "/plan/signUp/cancelling",
            "gives back less the later somebody cancels")
        .that(
            rules.early() == null || rules.early().isForSomebody(),
            "/plan/signUp/early",
            "is for roles or for volunteers")
        .that(
            rules.mostTogether() >= largest,
            "/plan/signUp/mostTogether",
            "is enough for every ticket");
  }

  private static <T> boolean areNamedOnce(List<T> items, Function<T, String> name) {
    return items.stream().map(name).distinct().count() == items.size();
  }

  /** When the first session starts. */
  @JsonIgnore
  public Instant start() {
    return sessions.getFirst().start();
  }

  /** When the last session ends. */
  @JsonIgnore
  public Instant end() {
    return sessions.getLast().end();
  }

  /**
   * Whether a session is an occasion of its own, which counts as one of what a centre owes its
   * residents: each where people come to one, and all together where they come to all.
   */
  boolean isOccasion(int session) {
    boolean isOneByOne = tickets.stream().anyMatch(ticket -> ticket.scope() == Ticket.Scope.ONE);
    return isOneByOne || session == sessions.size() - 1;
  }

  /** How many of these there are. */
  @JsonIgnore
  int occasions() {
    return (int) IntStream.range(0, sessions.size()).filter(this::isOccasion).count();
  }

  /**
   * When and in which zones each session is, and whether it is an occasion, for others to count.
   */
  List<Map<String, Object>> meetings() {
    return IntStream.range(0, sessions.size())
        .mapToObj(
            number ->
                Map.<String, Object>of(
                    "start", sessions.get(number).start(),
                    "end", sessions.get(number).end(),
                    "zones", sessions.get(number).zones(),
                    "isOccasion", isOccasion(number)))
        .toList();
  }

  /**
   * Refuses a merchant's class whose money would be free before it has taken place: the provider
   * freezes it for {@link Merchants#FROZEN_DAYS} at the most, from the payment on.
   */
  void requireFrozenUntilItsEnd(Instant now) {
    boolean isPaidToMerchant =
        organiser.kind() == Organiser.Kind.MERCHANT && pricing.tier() != Tier.FREE;
    var first = signUp.opensAt().isBefore(now) ? now : signUp.opensAt();
    var free = first.plus(Duration.ofDays(Merchants.FROZEN_DAYS));
    if (isPaidToMerchant && end().plus(AFTER_IT).isAfter(free)) {
      throw ActivityError.OUTLASTS_FREEZE.refusal(Merchants.FROZEN_DAYS + " days");
    }
  }

  /** A ticket by its id. */
  public Optional<Ticket> ticket(String id) {
    return tickets.stream().filter(ticket -> ticket.id().equals(id)).findFirst();
  }

  /** How many people may come to one session. */
  @JsonIgnore
  int people() {
    return tickets.stream().mapToInt(Ticket::places).sum();
  }

  /** The same as everybody may see it. */
  Plan open() {
    return new Plan(
        title,
        description,
        kind,
        organiser,
        pricing,
        tickets,
        audience,
        signUp,
        sessions.stream().map(Session::withoutAddress).toList(),
        questions,
        gifts,
        pictures,
        courseware,
        photos);
  }

  /** The questions that ask for personal data. */
  @JsonIgnore
  List<String> personalFields() {
    return questions.stream().filter(q -> q.personal() != null).map(Question::id).toList();
  }

  /** Everything that people read, by where it stands. */
  @JsonIgnore
  Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("/plan/title", title);
    texts.put("/plan/description", description);
    texts.put("/plan/organiser/name", organiser.name());
    texts.put("/plan/tickets", lines(tickets.stream().map(Ticket::name)));
    texts.put(
        "/plan/sessions",
        lines(sessions.stream().flatMap(session -> Stream.of(session.title(), session.place()))));
    texts.put(
        "/plan/questions",
        lines(
            questions.stream()
                .flatMap(
                    question ->
                        Stream.concat(
                            Stream.of(question.text(), question.purpose()),
                            question.choices().stream()))));
    texts.put("/plan/gifts", lines(gifts.stream().map(Gift::name)));
    texts.put("/plan/courseware", lines(courseware.stream()));
    texts.put("/plan/online", lines(sessions.stream().map(Session::online)));
    texts.values().removeIf(String::isBlank);
    return texts;
  }

  private static String lines(Stream<String> texts) {
    return texts.filter(Objects::nonNull).collect(Collectors.joining("\n"));
  }
}
