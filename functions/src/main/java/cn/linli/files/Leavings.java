package cn.linli.files;

import cn.linli.files.OwnedTable.Owned;
import cn.linli.files.Upload.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes an erased person out of the files: evidence and what belongs to no matter lose their bytes,
 * the papers and pictures of a matter stay with it, and nothing keeps the name it was given.
 */
final class Leavings {
  private static final int PAGE = 25;

  private final Dynamo dynamo;
  private final UploadTable uploads;
  private final OwnedTable owned;
  private final AnnouncedTable announced;
  private final Supplier<FileStore> store;

  Leavings(
      Dynamo dynamo,
      UploadTable uploads,
      OwnedTable owned,
      AnnouncedTable announced,
      Supplier<FileStore> store) {
    this.dynamo = dynamo;
    this.uploads = uploads;
    this.owned = owned;
    this.announced = announced;
    this.store = store;
  }

  /** Forgets a person in these communities. The same again changes nothing. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      var left = owned.left(community, person, PAGE);
      while (!left.isEmpty()) {
        left.forEach(this::forget);
        left = owned.left(community, person, PAGE);
      }
      var writes = new WriteSet(dynamo);
      announced.delete(writes, community, person);
      writes.commit();
    }
  }

  /** The way to it goes last: an erasure that breaks off finds it again. */
  private void forget(Owned of) {
    var upload = Stale.again(() -> change(of));
    if (upload.state() == State.GONE && upload.version() != null) {
      store.get().delete(upload.key(), upload.version());
    }
    var writes = new WriteSet(dynamo);
    owned.delete(writes, of);
    writes.commit();
  }

  private Upload change(Owned of) {
    var next = uploads.find(of.community(), of.upload()).orElseThrow().withoutOwner();
    var writes = new WriteSet(dynamo);
    uploads.change(writes, next);
    writes.commit();
    return next;
  }
}
