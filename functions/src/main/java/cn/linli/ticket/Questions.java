package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;
import cn.linli.shared.http.Shown;
import java.time.Duration;
import java.util.UUID;

/** What was asked and answered, for everybody. */
final class Questions {
  private static final Duration SHOWN = Duration.ofMinutes(1);

  private final Office office;
  private final Vetting vetting;

  Questions(Office office) {
    this.office = office;
    this.vetting = new Vetting(office.needs().screenings());
  }

  /** Somebody of the staff writes a question and its answer, in words for everybody. */
  StaffView put(Principal caller, Commands.PutQuestion command) {
    return view(Stale.again(() -> putOnce(caller, command)));
  }

  private Question putOnce(Principal caller, Commands.PutQuestion command) {
    var known = office.questions().find(command.key()).orElse(null);
    var next = next(caller, command, known);
    if (known != null && command.revision() != known.revision()) {
      if (next.says(known) && command.revision() < known.revision()) {
        return known;
      }
      throw command.revision() == 0
          ? TicketError.ID_REUSED.refusal()
          : TicketError.CHANGED_MEANWHILE.refusal();
    }
    if (known == null) {
      requireAnswered(next);
    } else if (known.isPublished()) {
      throw known.notNow();
    }
    vetting.requireAllowed(next);
    var writes = office.writes();
    office.questions().put(writes, next, TicketError.CHANGED_MEANWHILE.refusal());
    office.shelf().move(writes, known, next);
    vetting.ask(writes, next);
    writes.commit();
    return next;
  }

  private static Question next(Principal caller, Commands.PutQuestion command, Question known) {
    if (known != null && !command.ticket().equals(known.ticket())) {
      throw TicketError.ID_REUSED.refusal();
    }
    return new Question(
        command.key(),
        command.ticket(),
        command.text(),
        command.answer(),
        command.keywords(),
        Question.State.DRAFT,
        known == null ? 1 : known.version() + 1,
        caller.person(),
        null,
        command.revision() + 1);
  }

  private void requireAnswered(Question question) {
    var ticket = office.ticket(new Ticket.Key(question.key().community(), question.ticket()));
    boolean isQuestion = ticket.origin().kind() != Kind.REPORT;
    if (!isQuestion || ticket.resolution() == null) {
      throw TicketError.NOT_NOW.refusal("it is no question that was answered");
    }
  }

  /** From now on everybody may read it. */
  StaffView publish(Principal caller, Commands.OfQuestion command) {
    return view(
        Stale.again(
            () -> {
              var question = question(command.key());
              if (question.isPublished()) {
                return question;
              }
              vetting.requirePassable(question);
              return write(
                  caller, question, question.published(office.now()), "question-published", null);
            }));
  }

  /** Nobody may read it any more. */
  StaffView withdraw(Principal caller, Commands.EndQuestion command) {
    return view(
        Stale.again(
            () -> {
              var question = question(command.key());
              return question.state() == Question.State.WITHDRAWN
                  ? question
                  : write(
                      caller,
                      question,
                      question.withdrawn(),
                      "question-withdrawn",
                      command.reason());
            }));
  }

  private Question write(
      Principal caller, Question before, Question next, String action, String reason) {
    var writes = office.writes();
    office.questions().put(writes, next, new Stale());
    office.shelf().move(writes, before, next);
    var id = next.key().id().toString();
    var community = next.key().community();
    office.audit().add(writes, community, caller.person(), action, id, null, reason);
    writes.commit();
    return next;
  }

  private Question question(Question.Key key) {
    return office.questions().find(key).orElseThrow(TicketError.QUESTION_NOT_FOUND::refusal);
  }

  /** A question that everybody may read. */
  Shown get(Commands.OfQuestion query) {
    return office
        .questions()
        .glance(query.key())
        .filter(Question::isPublished)
        .map(question -> new Shown(question.view(), SHOWN))
        .orElseThrow(TicketError.QUESTION_NOT_FOUND::refusal);
  }

  /** All of them, the last first; or those with a keyword. */
  Shown list(Commands.ListQuestions query) {
    var community = query.community();
    var keyword = query.keyword() == null ? null : Question.plain(query.keyword().value());
    var cursors = office.needs().people().cursors();
    var name = "questions %s %s".formatted(community, keyword);
    var after = cursors.position(name, query.cursor());
    int limit = PageOf.limit(query.limit());
    var page =
        keyword == null
            ? office.shelf().page(community, Question.State.PUBLISHED, after, limit)
            : office.shelf().page(community, keyword, after, limit);
    var found =
        page.items().stream()
            .flatMap(row -> office.questions().glance(key(community, row.id())).stream())
            .filter(Question::isPublished)
            .map(Question::view)
            .toList();
    return new Shown(new PageOf<>(found, cursors.after(name, page.last())), SHOWN);
  }

  /** Those that wait for somebody to publish them. */
  PageOf<StaffView> drafts(Commands.PageOfCommunity query) {
    var cursors = office.needs().people().cursors();
    var name = "drafts " + query.community();
    Table.Slice<ShelfTable.Row> page =
        office
            .shelf()
            .page(
                query.community(),
                Question.State.DRAFT,
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    var found =
        page.items().stream()
            .flatMap(row -> office.questions().find(key(query.community(), row.id())).stream())
            .map(this::view)
            .toList();
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  private static Question.Key key(CommunityId community, UUID id) {
    return new Question.Key(community, id);
  }

  private StaffView view(Question question) {
    return new StaffView(
        question.view(),
        question.ticket(),
        question.state().toString(),
        vetting.state(question).toString(),
        question.revision());
  }

  /** One of a seed file, which nobody has to screen: the deployment's own words. */
  void seed(Commands.PutQuestion command) {
    var next =
        new Question(
            command.key(),
            command.ticket(),
            command.text(),
            command.answer(),
            command.keywords(),
            Question.State.PUBLISHED,
            1,
            null,
            office.now(),
            1);
    var known = office.questions().find(next.key());
    if (known.isEmpty()) {
      var writes = office.writes();
      office.questions().put(writes, next, TicketError.CHANGED_MEANWHILE.refusal());
      office.shelf().move(writes, null, next);
      writes.commit();
    } else if (!known.get().says(next)) {
      throw TicketError.CHANGED_MEANWHILE.refusal();
    }
  }

  /** As the staff see it. */
  record StaffView(
      Question.View question, UUID ticket, String state, String screening, int revision) {}
}
