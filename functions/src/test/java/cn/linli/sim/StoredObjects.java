package cn.linli.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;

/** The objects of a bucket, in all their versions; in a folder too, if there is one. */
final class StoredObjects {
  private final Path folder;
  private final List<StoredObject> objects = new ArrayList<>();

  /**
   * A version of an object.
   *
   * @param tagging as in the header, or empty
   */
  record StoredObject(String key, String version, String type, String tagging, SdkBytes content) {}

  /** Null for the folder keeps them in memory. */
  StoredObjects(Path folder) {
    this.folder = folder;
    if (folder != null && Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        files.filter(file -> !file.toString().endsWith(".properties")).forEach(this::load);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  synchronized List<StoredObject> all() {
    return List.copyOf(objects);
  }

  /** The current version. */
  synchronized Optional<StoredObject> find(String key) {
    return objects.stream().filter(object -> object.key().equals(key)).reduce((one, next) -> next);
  }

  synchronized Optional<StoredObject> find(String key, String version) {
    return objects.stream()
        .filter(object -> object.key().equals(key) && object.version().equals(version))
        .findFirst();
  }

  synchronized StoredObject put(String key, String type, String tagging, SdkBytes content) {
    var version = UUID.randomUUID().toString().replace("-", "");
    var object = new StoredObject(key, version, type, tagging, content);
    objects.add(object);
    save(object);
    return object;
  }

  synchronized void untag(StoredObject object) {
    var untagged =
        new StoredObject(object.key(), object.version(), object.type(), "", object.content());
    objects.replaceAll(known -> known.equals(object) ? untagged : known);
    save(untagged);
  }

  synchronized void delete(StoredObject object) {
    objects.remove(object);
    if (folder != null) {
      try {
        Files.deleteIfExists(folder.resolve(object.version()));
        Files.deleteIfExists(about(folder.resolve(object.version())));
      } catch (IOException undeletable) {
        throw new UncheckedIOException(undeletable);
      }
    }
  }

  private static Path about(Path file) {
    return file.resolveSibling(file.getFileName() + ".properties");
  }

  private void save(StoredObject object) {
    if (folder == null) {
      return;
    }
    var properties = new Properties();
    properties.setProperty("key", object.key());
    properties.setProperty("type", object.type());
    properties.setProperty("tagging", object.tagging());
    try {
      Files.createDirectories(folder);
      var file = folder.resolve(object.version());
      Files.write(file, object.content().asByteArray());
      try (var out = Files.newBufferedWriter(about(file))) {
        properties.store(out, null);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void load(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(about(file))) {
      properties.load(in);
      objects.add(
          new StoredObject(
              properties.getProperty("key"),
              file.getFileName().toString(),
              properties.getProperty("type"),
              properties.getProperty("tagging"),
              SdkBytes.fromByteArray(Files.readAllBytes(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
