package cn.linli.poll;

import cn.linli.poll.PlaceTable.Place;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ends matters whose time is over. First all boxes are closed in one transaction: what went through
 * them until then counts, and nothing does later. Then the same is counted however often, and
 * written as long as nobody has finished.
 */
final class Counting {
  /** Of the hundred items of a transaction, beside the check that it is still being counted. */
  private static final int CHUNK = 90;

  private final Hall hall;

  Counting(Hall hall) {
    this.hall = hall;
  }

  /** Closes and counts a matter, if its time is over and nobody has. */
  void close(Matter.Key key) {
    var closed = Stale.again(() -> closed(hall.matter(key)));
    if (closed.state() == State.COUNTING) {
      Stale.again(() -> count(hall.matter(key)));
    }
  }

  private Matter closed(Matter matter) {
    if (matter.state() != State.PUBLISHED) {
      return matter;
    }
    var writes = hall.writes();
    if (hall.now().isBefore(matter.terms().until())) {
      // Whoever sent us has a clock that is ahead of ours, and sends nobody else.
      hall.tasks().closeLater(writes, matter);
      writes.commit();
      return matter;
    }
    var next = matter.to(State.COUNTING, null);
    hall.put(writes, matter, next, new Stale());
    hall.boxes().close(writes, matter.key());
    writes.commit();
    return next;
  }

  private Matter count(Matter matter) {
    if (matter.state() != State.COUNTING) {
      return matter;
    }
    var writes = hall.writes();
    switch (matter.key().kind()) {
      case CONTEST -> rank(matter);
      case POLL -> new Tabulation(hall).last(writes, matter);
    }
    var next = matter.to(State.OVER, null);
    hall.put(writes, matter, next, new Stale());
    writes.commit();
    return next;
  }

  private void rank(Matter matter) {
    var ranked = hall.tallies().counts(matter.key(), true);
    var chunk = new Chunk(matter);
    for (int i = 0; i < ranked.size(); i++) {
      int rank = i + 1;
      var count = ranked.get(i);
      var awards = count.votes() == 0 ? List.<Award>of() : awards(matter, rank, count);
      var prizes = awards.stream().map(Award::prize).toList();
      var place = new Place(rank, count.entry(), count.votes(), prizes);
      chunk.add(writes -> hall.places().put(writes, matter.key(), place));
      awards.forEach(award -> chunk.add(writes -> hall.awards().put(writes, award)));
    }
    chunk.commit();
  }

  /** An entry for which nobody has voted wins nothing. */
  private List<Award> awards(Matter matter, int rank, TallyTable.Count count) {
    var prizes = matter.contest().prizes();
    var awards = new ArrayList<Award>();
    for (int i = 0; i < prizes.size(); i++) {
      if (prizes.get(i).isFor(rank)) {
        var entry = hall.entries().find(new Entry.Key(matter.key(), count.entry())).orElseThrow();
        var id = new Award.Id(i + 1, rank);
        var name = prizes.get(i).name();
        awards.add(Award.of(matter.key(), id, name, count.entry(), entry.person()));
      }
    }
    return awards;
  }

  /** Writes some at a time, as long as the matter is still being counted. */
  private final class Chunk {
    private final Matter matter;
    private WriteSet writes;
    private int size;

    private Chunk(Matter matter) {
      this.matter = matter;
    }

    private void add(Consumer<WriteSet> write) {
      if (size == CHUNK) {
        commit();
      }
      if (size == 0) {
        writes = hall.writes();
        hall.matters().checkUnchanged(writes, matter, new Stale());
      }
      write.accept(writes);
      size++;
    }

    private void commit() {
      if (size > 0) {
        writes.commit();
        size = 0;
      }
    }
  }
}
