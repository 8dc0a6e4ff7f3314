package cn.linli.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is told, by which templates, under which ids: the tables that come with the artifact, held
 * against each other before anything starts. Nothing is asked of WeChat for that.
 */
record Tables(RuleBook book, Forms forms, TemplateIds ids) {

  /** Throws {@link IllegalStateException} with all that does not fit. */
  Tables require() {
    var faults = new ArrayList<String>();
    if (!book.version().equals(forms.version()) || !forms.version().equals(ids.version())) {
      faults.add(
          "versions differ: told %s, templates %s, ids %s"
              .formatted(book.version(), forms.version(), ids.version()));
    }
    for (var channel : Channel.values()) {
      for (var template : Template.values()) {
        ofTemplate(channel, template, faults);
      }
    }
    book.rules().forEach(rule -> ofRule(rule, faults));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("notice templates do not fit: " + faults);
    }
    return this;
  }

  private void ofTemplate(Channel channel, Template template, List<String> faults) {
    var what = template + " on " + channel;
    var form = forms.forms().stream().filter(one -> one.template() == template).findFirst();
    var fields = form.map(one -> one.fields(channel)).orElse(List.of());
    if (fields == null || fields.isEmpty()) {
      faults.add("no fields: " + what);
    } else if (!fields.stream().allMatch(field -> Fitting.knows(field.type()))) {
      faults.add("a field of no type: " + what);
    }
    var id = ids.id(channel, template);
    if (!ids.isWithout(channel) && id.isEmpty()) {
      faults.add("no id: " + what);
    }
    id.flatMap(one -> ids.template(channel, one))
        .filter(other -> other != template)
        .ifPresent(other -> faults.add("the id of " + other + ": " + what));
  }

  /** A word or title that WeChat cuts is not the one that was meant. */
  private static void ofRule(Rule rule, List<String> faults) {
    if (!rule.word().equals(Fitting.fit("phrase", rule.word()))) {
      faults.add("no word for a template: " + rule.kind());
    }
    if (!rule.title().equals(Fitting.fit("thing", rule.title()))) {
      faults.add("no title for a template: " + rule.kind());
    }
  }

  /** The same for the same templates and ids, whoever says so. */
  String fingerprint() {
    var all = new TreeMap<String, String>();
    for (var channel : Channel.values()) {
      for (var form : forms.forms()) {
        var names = form.fields(channel).stream().map(Forms.Field::name).toList();
        var id = ids.id(channel, form.template()).orElse("");
        all.put(channel + " " + form.template(), id + names);
      }
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
