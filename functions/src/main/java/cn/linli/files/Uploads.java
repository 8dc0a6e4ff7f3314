package cn.linli.files;

import cn.linli.files.FileStore.Link;
import cn.linli.files.FileStore.Target;
import cn.linli.files.Upload.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The door to files: who may rest something on them, keep them, and hand them on. */
public final class Uploads {
  private final Dynamo dynamo;
  private final Clock clock;
  private final Supplier<FileStore> store;
  private final Consumer<PersonId> requireActive;
  private final Outbox outbox;
  private final UploadTable uploads;
  private final OwnedTable owned;
  private final AnnouncedTable announced;

  /**
   * The uploads of a database.
   *
   * @param store where their bytes are, put together when it is first spoken to
   * @param requireActive refuses whoever has asked for erasure
   */
  public Uploads(
      Dynamo dynamo, Clock clock, Supplier<FileStore> store, Consumer<PersonId> requireActive) {
    this.dynamo = dynamo;
    this.clock = clock;
    this.store = store;
    this.requireActive = requireActive;
    this.outbox = new Outbox(dynamo, clock);
    this.uploads = new UploadTable(dynamo);
    this.owned = new OwnedTable(dynamo);
    this.announced = new AnnouncedTable(dynamo);
  }

  /** Announces a file. The same again is the same upload, with a fresh address. */
  View put(Principal caller, Commands.PutUpload command) {
    requireActive.accept(caller.person());
    return Stale.again(
        () -> {
          var known = uploads.find(command.community(), command.upload());
          if (known.isEmpty()) {
            return view(create(Upload.of(command, caller.person(), clock.instant())));
          }
          if (!known.get().isThatOf(caller.person(), command)) {
            throw FilesError.ID_REUSED.refusal();
          }
          return view(known.get());
        });
  }

  private Upload create(Upload upload) {
    var writes = new WriteSet(dynamo);
    uploads.create(writes, upload);
    owned.create(writes, upload);
    // Days of UTC: nobody has to know to the hour when a hundred more are fine.
    var today = LocalDate.ofInstant(upload.createdAt(), ZoneOffset.UTC);
    announced.put(writes, announced.get(upload.community(), upload.owner()).onceMore(today));
    writes.commit();
    return upload;
  }

  /** An upload of the caller's own. */
  View get(Principal caller, Commands.GetUpload query) {
    return uploads
        .find(query.community(), query.upload())
        .filter(upload -> upload.owner().equals(caller.person()))
        .map(this::view)
        .orElseThrow(FilesError.NOT_FOUND::refusal);
  }

  /** Refuses unless each is there, of this person, for this purpose, and was found clean. */
  public void require(CommunityId community, Set<UUID> wanted, PersonId owner, Purpose purpose) {
    for (var id : new TreeSet<>(wanted)) {
      var upload = find(community, id);
      if (!upload.owner().equals(owner) || upload.purpose() != purpose) {
        throw notFound(id);
      }
      requireClean(upload);
    }
  }

  /**
   * Makes an upload part of a matter, in what a use case writes; it is kept from then on. The same
   * matter again changes nothing.
   *
   * @param reference what it belongs to: ids, nothing personal
   * @throws Stale from the commit when it changed meanwhile, for {@link Stale#again}
   */
  public void claim(WriteSet writes, CommunityId community, UUID id, String reference) {
    var upload = find(community, id);
    if (reference.equals(upload.reference())) {
      return;
    }
    requireClean(upload);
    if (upload.reference() != null) {
      throw FilesError.CLAIMED.refusal(named(id));
    }
    uploads.change(writes, upload.claimedBy(reference));
    outbox.add(writes, new Event("files.upload-claimed", 1, community, Map.of("upload", id)));
  }

  /** Where a clean upload can be fetched by whom the caller has let in. */
  public Link link(CommunityId community, UUID id) {
    var upload = find(community, id);
    requireClean(upload);
    return store.get().link(upload);
  }

  /** The bytes of a clean upload, to hand them to somebody outside; ten megabytes at the most. */
  public byte[] read(CommunityId community, UUID id) {
    var upload = find(community, id);
    requireClean(upload);
    return store.get().read(upload);
  }

  /**
   * The matter that an upload is part of is over, and nobody may see it any more. The same again
   * changes nothing, nor does another matter's upload.
   */
  public void letGo(CommunityId community, UUID id, String reference) {
    Stale.again(
            () ->
                uploads
                    .find(community, id)
                    .filter(upload -> reference.equals(upload.reference()))
                    .map(this::gone))
        .filter(upload -> upload.version() != null)
        .ifPresent(upload -> store.get().delete(upload.key(), upload.version()));
  }

  private Upload gone(Upload upload) {
    if (upload.state() == State.GONE) {
      return upload;
    }
    var writes = new WriteSet(dynamo);
    uploads.change(writes, upload.gone());
    writes.commit();
    return upload.gone();
  }

  /** What the function {@code onFileScanned} does. */
  Arrivals arrivals() {
    return new Arrivals(dynamo, outbox, uploads, store);
  }

  /** What somebody brought in these communities, for their export: without the bytes. */
  public List<?> of(PersonId owner, List<CommunityId> in) {
    return in.stream()
        .flatMap(
            community ->
                owned
                    .all(community, owner)
                    .flatMap(row -> uploads.find(row.community(), row.upload()).stream()))
        .map(upload -> view(upload, null, null))
        .toList();
  }

  /** What the erasure of a person means here. */
  Leavings leavings() {
    return new Leavings(dynamo, uploads, owned, announced, store);
  }

  private Upload find(CommunityId community, UUID id) {
    return uploads
        .find(community, id)
        .filter(upload -> upload.state() != State.GONE)
        .orElseThrow(() -> notFound(id));
  }

  private void requireClean(Upload upload) {
    var state = upload.at(clock.instant());
    if (state != State.CLEAN) {
      throw FilesError.NOT_CLEAN.refusal(named(upload.id()) + " is " + state);
    }
  }

  private static RuntimeException notFound(UUID id) {
    return FilesError.NOT_FOUND.refusal(named(id));
  }

  private static String named(UUID id) {
    return "upload " + id;
  }

  private View view(Upload upload) {
    var state = upload.at(clock.instant());
    return view(
        upload,
        state == State.AWAITING ? store.get().target(upload) : null,
        state == State.CLEAN ? store.get().link(upload) : null);
  }

  private View view(Upload upload, Target target, Link download) {
    return new View(
        upload.id(),
        upload.purpose().toString(),
        upload.type().toString(),
        upload.bytes(),
        upload.name(),
        upload.createdAt(),
        upload.at(clock.instant()).toString(),
        target,
        download);
  }

  /**
   * What the contract shows.
   *
   * @param target how to bring it, while it is awaited
   * @param download where to fetch it, when it is clean
   */
  record View(
      UUID id,
      String purpose,
      String contentType,
      int bytes,
      String name,
      Instant createdAt,
      String state,
      Target target,
      Link download) {}
}
