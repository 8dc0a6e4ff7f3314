package cn.linli.merchant;

import cn.linli.files.Purpose;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Pictures of papers: they belong to a merchant, and those of people only as long as it is one. */
final class Pictures {
  private static final int PAGE = 25;

  private final Counter counter;

  Pictures(Counter counter) {
    this.counter = counter;
  }

  /** Adds to what a use case writes that a merchant shows these; refuses what is not clean. */
  void takeIn(WriteSet writes, Merchant merchant, Set<UUID> pictures, boolean ofPeople) {
    var uploads = counter.needs().uploads();
    uploads.require(merchant.home(), pictures, merchant.owner(), Purpose.PAPER);
    for (var picture : new TreeSet<>(pictures)) {
      uploads.claim(writes, merchant.home(), picture, reference(merchant.id()));
      if (ofPeople) {
        counter.pictures().put(writes, merchant, picture);
      }
    }
  }

  /** A merchant is gone: nobody may see the people any more who were to be seen in its papers. */
  void letGo(CommunityId home, UUID id) {
    var isGone =
        counter
            .merchants()
            .find(home, id)
            .filter(merchant -> merchant.stage() == Stage.LEFT)
            .isPresent();
    var left = isGone ? counter.pictures().left(home, id, PAGE) : List.<PictureTable.Row>of();
    while (!left.isEmpty()) {
      left.forEach(this::letGo);
      left = counter.pictures().left(home, id, PAGE);
    }
  }

  /** The way to it goes last: what breaks off finds it again. */
  private void letGo(PictureTable.Row row) {
    counter.needs().uploads().letGo(row.home(), row.upload(), reference(row.merchant()));
    var writes = counter.writes();
    counter.pictures().delete(writes, row);
    writes.commit();
  }

  private static String reference(UUID merchant) {
    return "merchant/" + merchant;
  }
}
