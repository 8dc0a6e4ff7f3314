package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import cn.linli.shared.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The table of what is told fits the events, the templates, and the rule that brings the events.
 */
class RuleBookTest {
  private static final Pattern FIELD = Pattern.compile("[{]([A-Za-z]+)[}]");
  private static final Set<String> KNOWN_OTHERWISE =
      Set.of("title", "yuan", "activityStart", "proposer");

  /** Names that our own people gave to a zone or an activity, and what becomes a time or money. */
  private static final Set<String> FOR_PEOPLE = Set.of("zone", "title", "yuan", "activityStart");

  private final RuleBook book = RuleBook.get();

  private static JsonNode schema(String event) {
    var file = Template.project().resolve("contracts/events/" + event + ".v1.json");
    try {
      return Json.MAPPER.readTree(Files.readString(file)).path("properties");
    } catch (IOException missing) {
      throw new AssertionError("no schema of " + event, missing);
    }
  }

  @Test
  void everyFieldIsInTheEvent() {
    assertThat(book.rules())
        .allSatisfy(
            rule ->
                rule.on()
                    .forEach(
                        event ->
                            assertThat(unknown(rule, schema(event)))
                                .as("%s of %s", rule.kind(), event)
                                .isEmpty()));
  }

  private static Set<String> unknown(Rule rule, JsonNode fields) {
    var used = new TreeSet<>(rule.when().keySet());
    used.addAll(rule.lacks());
    Stream.of(rule.title(), rule.line(), rule.link())
        .flatMap(text -> FIELD.matcher(text).results())
        .forEach(found -> used.add(found.group(1)));
    Stream.of(rule.at(), rule.until(), rule.in(), rule.to())
        .filter(field -> field != null && !field.contains("/"))
        .forEach(used::add);
    used.removeAll(KNOWN_OTHERWISE);
    used.removeIf(fields::has);
    return used;
  }

  @Test
  void everyStateIsOneOfTheEvent() {
    assertThat(book.rules())
        .allSatisfy(
            rule ->
                rule.when()
                    .forEach(
                        (field, values) ->
                            assertThat(states(rule.on().getFirst(), field))
                                .as(rule.kind())
                                .containsAll(values)));
  }

  private static List<String> states(String event, String field) {
    var property = schema(event).path(field);
    return property.has("enum")
        ? property.path("enum").valueStream().map(JsonNode::asString).toList()
        : List.of("true", "false");
  }

  @Test
  void everySubjectIsMadeOfTheEvent() {
    assertThat(book.subjects())
        .allSatisfy(
            subject ->
                subject
                    .of()
                    .forEach(
                        event -> {
                          var fields = schema(event);
                          FIELD
                              .matcher(subject.subject())
                              .results()
                              .forEach(found -> assertThat(fields.has(found.group(1))).isTrue());
                          assertThat(subject.state() == null || fields.has(subject.state()))
                              .isTrue();
                        }));
  }

  @Test
  void theWordsFitTheTemplates() {
    assertThat(book.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.word()).matches("\\p{IsHan}{2,5}");
              assertThat(rule.title().length()).isBetween(4, 20);
              assertThat(rule.link()).startsWith("pages/");
              assertThat(Forms.get().form(rule.template()).fields(Channel.MINI_PROGRAM))
                  .isNotEmpty();
            });
  }

  @Test
  void nobodyReadsCodesOrOthersNames() {
    var readable = Set.of("date-time", "date");
    assertThat(book.rules())
        .allSatisfy(
            rule ->
                Stream.of(rule.title(), rule.line())
                    .flatMap(text -> FIELD.matcher(text).results())
                    .map(found -> found.group(1))
                    .filter(field -> !FOR_PEOPLE.contains(field))
                    .map(field -> schema(rule.on().getFirst()).path(field))
                    .forEach(
                        field ->
                            assertThat(
                                    field.path("type").asString().equals("integer")
                                        || readable.contains(field.path("format").asString("")))
                                .as(rule.kind())
                                .isTrue()));
  }

  @Test
  void aKindIsToldToOneAudienceOfAnEvent() {
    assertThat(book.rules().stream().map(rule -> rule.kind() + rule.to() + rule.on() + rule.when()))
        .doesNotHaveDuplicates();
    assertThat(book.rules().stream().map(Rule::kind)).doesNotHaveDuplicates();
  }

  /** Of two rules for the same people the second would never be told: who hears, hears once. */
  @Test
  void noTwoRulesTellTheSamePeopleOfTheSameEvent() {
    var rules = book.rules();
    for (int i = 0; i < rules.size(); i++) {
      for (var other : rules.subList(i + 1, rules.size())) {
        assertThat(mayBothApply(rules.get(i), other))
            .as("%s and %s", rules.get(i).kind(), other.kind())
            .isFalse();
      }
    }
  }

  private static boolean mayBothApply(Rule one, Rule other) {
    return one.to().equals(other.to())
        && Objects.equals(one.in(), other.in())
        && !Collections.disjoint(one.on(), other.on())
        && Collections.disjoint(one.lacks(), other.when().keySet())
        && Collections.disjoint(other.lacks(), one.when().keySet())
        && one.when().keySet().stream()
            .filter(other.when()::containsKey)
            .noneMatch(
                field -> Collections.disjoint(one.when().get(field), other.when().get(field)));
  }

  @Test
  void theRuleOfTheTemplateBringsTheseEventsAndNoOthers() {
    var wanted =
        book.subjects().stream()
            .flatMap(subject -> subject.of().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    wanted.add("notice.fell-due");
    wanted.add("officialaccount.follower-changed");
    wanted.add("identity.roles-changed");
    var pattern =
        Template.load().eventRules().stream()
            .filter(rule -> rule.source().function().equals("onNotice"))
            .findFirst()
            .orElseThrow();

    assertThat(wanted).allMatch(event -> pattern.picks(event));
    assertThat(pattern.picks("payment.settled")).isFalse();
  }
}
