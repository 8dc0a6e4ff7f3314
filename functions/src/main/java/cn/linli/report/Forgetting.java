package cn.linli.report;

import cn.linli.report.WordsTable.Words;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;

/**
 * Takes the reasons out of the log that an erased person wrote, or that tell of their reservations.
 * What happened stays, under the pseudonym. An event that comes late finds the mark that an erasure
 * leaves: entries are written before it is looked for, and it is written before entries are.
 */
final class Forgetting {
  /** Each is up to three items of a transaction. */
  private static final int PAGE = 33;

  private final Dynamo dynamo;
  private final LogTable entries;
  private final WordsTable words;

  Forgetting(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.entries = new LogTable(dynamo);
    this.words = new WordsTable(dynamo);
  }

  /** Notes who may ask one day to forget the reason of an entry that is being written. */
  void note(WriteSet writes, Entry entry, List<String> partitions) {
    if (entry.reason() != null) {
      for (var person : entry.people()) {
        words.put(writes, new Words(entry.community(), person, LogTable.sk(entry), partitions));
      }
    }
  }

  /** Forgets the reason of an entry again that came after the erasure of its person. */
  void check(Entry entry) {
    if (entry.reason() != null) {
      entry.people().stream()
          .filter(person -> words.isErased(entry.community(), person))
          .forEach(person -> forgetWords(entry.community(), person));
    }
  }

  /** Forgets a person in these communities. The same again changes nothing. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      var writes = new WriteSet(dynamo);
      words.markErased(writes, community, person);
      writes.commit();
      forgetWords(community, person);
    }
  }

  private void forgetWords(CommunityId community, PersonId person) {
    var left = words.left(community, person, PAGE);
    while (!left.isEmpty()) {
      var writes = new WriteSet(dynamo);
      left.forEach(words -> forget(writes, words));
      writes.commit();
      left = words.left(community, person, PAGE);
    }
  }

  private void forget(WriteSet writes, Words of) {
    of.partitions().forEach(partition -> entries.forgetReason(writes, partition, of.sk()));
    words.delete(writes, of);
  }
}
