package cn.linli.files;

import cn.linli.files.Upload.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store and its scanner tell, twice and in any order. What the store took was signed in
 * time, however late it is told. Only the first bytes under a key count; what the scanner lets pass
 * is looked at once more before it is called clean.
 */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final Pattern KEY = Pattern.compile("([a-z0-9-]{1,32})/([0-9a-f-]{36})");

  private final Dynamo dynamo;
  private final Outbox outbox;
  private final UploadTable uploads;
  private final Supplier<FileStore> store;

  Arrivals(Dynamo dynamo, Outbox outbox, UploadTable uploads, Supplier<FileStore> store) {
    this.dynamo = dynamo;
    this.outbox = outbox;
    this.uploads = uploads;
    this.store = store;
  }

  /** Bytes lie in the store. */
  void stored(Stored told) {
    Stale.again(
        () -> {
          find(told.key()).ifPresent(upload -> stored(upload, told));
          return null;
        });
  }

  private void stored(Upload upload, Stored told) {
    if (upload.state() == State.GONE) {
      store.get().delete(upload.key(), told.version());
    } else if (upload.state() == State.AWAITING) {
      boolean asAnnounced = told.bytes() == upload.bytes();
      change(upload.arrived(told.version(), asAnnounced ? State.SCANNING : State.UNFIT));
    }
  }

  /** The scanner has looked, or could not. */
  void scanned(Scanned told) {
    Stale.again(
        () -> {
          find(told.key())
              .filter(upload -> upload.mayBe(told.version()) && upload.awaits(told.verdict()))
              .ifPresent(upload -> change(upload.arrived(told.version(), verdict(upload, told))));
          return null;
        });
  }

  private State verdict(Upload upload, Scanned told) {
    if (told.verdict() == State.UNFIT) {
      // A metric filter of the template looks for these words.
      LOG.error("a file could not be scanned: {} {}", upload.id(), told.result());
    }
    boolean passed = told.verdict() == State.CLEAN;
    return passed && !store.get().look(upload.key(), told.version()).is(upload)
        ? State.UNFIT
        : told.verdict();
  }

  /** A matter claimed it. */
  void keep(CommunityId community, UUID id) {
    uploads
        .find(community, id)
        .filter(upload -> upload.reference() != null && upload.state() != State.GONE)
        .ifPresent(upload -> store.get().keep(upload));
  }

  private void change(Upload next) {
    var writes = new WriteSet(dynamo);
    uploads.change(writes, next);
    if (next.state() != State.SCANNING) {
      var data =
          Map.<String, Object>of(
              "upload", next.id(), "person", next.owner(), "state", next.state().toString());
      outbox.add(writes, new Event("files.upload-checked", 1, next.community(), data));
    }
    writes.commit();
  }

  /** The scanner tries its rights with a key that is no upload's. */
  private Optional<Upload> find(String key) {
    var parts = KEY.matcher(key);
    return parts.matches()
        ? uploads.find(new CommunityId(parts.group(1)), PersonId.uuid(parts.group(2)))
        : Optional.empty();
  }

  /** What S3 tells of an object it took. */
  record Stored(String key, String version, long bytes) {}

  /**
   * What GuardDuty tells of an object.
   *
   * @param result its own word
   */
  record Scanned(String key, String version, String result) {
    State verdict() {
      return switch (result) {
        case "NO_THREATS_FOUND" -> State.CLEAN;
        case "THREATS_FOUND" -> State.INFECTED;
        // UNSUPPORTED, ACCESS_DENIED, FAILED, and whatever they think of next.
        default -> State.UNFIT;
      };
    }
  }
}
