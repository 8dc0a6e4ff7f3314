package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Sealed;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What somebody answered to the questions of a form.
 *
 * @param plain to questions that ask for nothing personal
 * @param sealed to the others, under a key of whoever answered; null where none does
 */
record Answers(
    CommunityId community,
    UUID activity,
    UUID signUp,
    PersonId by,
    Map<String, String> plain,
    Sealed sealed) {
  /** Sealed where a question asks for something personal. */
  static Answers of(
      Keys keys, Offering offering, UUID signUp, PersonId by, Map<String, String> answers) {
    var plain = new TreeMap<String, String>();
    Sealed.Opened opened = null;
    for (var question : offering.plan().questions()) {
      var answer = answers.get(question.id());
      if (answer != null && question.personal() == null) {
        plain.put(question.id(), answer);
      } else if (answer != null) {
        opened = opened == null ? Sealed.create(keys, by) : opened;
        opened = opened.with(question.id(), answer);
      }
    }
    return new Answers(
        offering.community(),
        offering.id(),
        signUp,
        by,
        plain,
        opened == null ? null : opened.sealed());
  }

  /** All of them, opened. */
  Map<String, String> open(Keys keys) {
    var all = new HashMap<>(plain);
    if (sealed != null) {
      var opened = sealed.open(keys);
      sealed.fields().keySet().forEach(id -> all.put(id, opened.read(id).orElseThrow()));
    }
    return all;
  }
}
