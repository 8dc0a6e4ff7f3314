package cn.linli.notice;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told what. It comes with the artifact and is read when the first event comes.
 *
 * @param version of the table
 * @param subjects what each event is about; of those that nobody is told of too, since they
 *     overtake others
 */
record RuleBook(String version, List<Subject> subjects, List<Rule> rules) {
  private static final String RESOURCE = "/notice/told.json";

  private static final class Loaded {
    static final RuleBook BOOK = read();
    static final Map<String, Subject> BY_EVENT = byEvent(BOOK);
  }

  /**
   * What events are about.
   *
   * @param of the events
   * @param subject a kind and an id, with fields of the data
   * @param state the field that grows, or null where only time does
   * @param aside what the data say when nothing has changed of what people were told: such an event
   *     overtakes nothing
   * @param ends what else is over with it, or null
   */
  record Subject(
      List<String> of, String subject, String state, Map<String, List<String>> aside, End ends) {
    boolean isAside(Told told) {
      return aside != null && Rule.says(told, aside);
    }
  }

  /**
   * A subject that goes by time, and that an event about another brings to its end.
   *
   * @param when what the data have to say
   */
  record End(String subject, Map<String, List<String>> when) {}

  static RuleBook get() {
    return Loaded.BOOK;
  }

  private static RuleBook read() {
    try (InputStream json = RuleBook.class.getResourceAsStream(RESOURCE)) {
      return Json.read(json, RuleBook.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Subject> byEvent(RuleBook book) {
    var all = new HashMap<String, Subject>();
    book.subjects().forEach(subject -> subject.of().forEach(event -> all.put(event, subject)));
    return Map.copyOf(all);
  }

  List<Rule> rules(Told told) {
    return rules.stream().filter(rule -> rule.applies(told)).toList();
  }

  /** The fields that name a community in which an event of this type may be told. */
  List<String> places(String type) {
    return rules.stream()
        .filter(rule -> rule.on().contains(type) && rule.in() != null)
        .map(Rule::in)
        .distinct()
        .toList();
  }

  /** Whether an event overtakes nothing that was told of its subject. */
  static boolean isAside(Told told) {
    return Loaded.BY_EVENT.get(told.type()).isAside(told);
  }

  /** Whether the staff may not see of a kind of notice to whom it went. */
  static boolean isUnnamed(String kind) {
    return get().rules().stream().anyMatch(rule -> rule.unnamed() && rule.kind().equals(kind));
  }

  /** What an event brings to its end beside what it is about. */
  static Optional<Occasion> ended(Told told) {
    return Optional.ofNullable(Loaded.BY_EVENT.get(told.type()).ends())
        .filter(end -> Rule.says(told, end.when()))
        .map(
            end ->
                new Occasion(
                    told.community(),
                    Words.filled(end.subject(), told.data()),
                    told.at().toEpochMilli()));
  }

  /** What an event tells of, or nothing where it is none of ours. */
  static Optional<Occasion> occasion(Told told) {
    var subject = Loaded.BY_EVENT.get(told.type());
    if (subject == null || told.community() == null) {
      return Optional.empty();
    }
    long state =
        subject.state() == null
            ? told.at().toEpochMilli()
            : told.data().path(subject.state()).asLong();
    return Optional.of(
        new Occasion(told.community(), Words.filled(subject.subject(), told.data()), state));
  }
}
