package cn.linli.bench;

import cn.linli.town.Meter.Write;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What our orders write, learned from some of them. */
record Pattern(List<Kind> kinds) {
  /**
   * One of the items of an order.
   *
   * @param name its table, and what its partition key begins with
   * @param units WRU
   * @param partitions those that were seen
   * @param isOwn whether no two orders wrote to the same partition
   * @param isShared whether orders of a partition write the same item
   */
  record Kind(String name, int units, List<String> partitions, boolean isOwn, boolean isShared) {
    private static Kind of(List<Write> writes) {
      var partitions = writes.stream().map(Write::partition).distinct().sorted().toList();
      long items = writes.stream().map(Write::item).distinct().count();
      return new Kind(
          writes.getFirst().partition().replaceFirst("[0-9].*|#.*", ""),
          writes.stream().mapToInt(Write::units).max().orElseThrow(),
          partitions,
          partitions.size() == writes.size(),
          items == partitions.size() && items < writes.size());
    }
  }

  /** From write sets that hold the same kinds of items in the same order. */
  static Pattern of(List<List<Write>> orders) {
    return new Pattern(
        IntStream.range(0, orders.getFirst().size())
            .mapToObj(i -> Kind.of(orders.stream().map(order -> order.get(i)).toList()))
            .toList());
  }

  /**
   * What another order writes where it can meet others: ids are random, so that it finds any of the
   * partitions with the same chance.
   */
  List<Write> draw(Random random) {
    return kinds.stream()
        .filter(kind -> !kind.isOwn())
        .map(
            kind -> {
              var partition = kind.partitions().get(random.nextInt(kind.partitions().size()));
              return new Write(partition, kind.isShared() ? partition : "", kind.units());
            })
        .toList();
  }

  int partitions(String name) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .mapToInt(kind -> kind.partitions().size())
        .sum();
  }
}
