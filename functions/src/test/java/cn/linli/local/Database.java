package cn.linli.local;

import cn.linli.infra.Template;
import cn.linli.town.Intercepted;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Local inside this process, no socket, its tables made from the template. */
public final class Database implements AutoCloseable {
  /** Begins the tables' names, as the name of a stack does. */
  public static final String PREFIX = "local-";

  private static final int TRIES = 3;

  private final Engine engine;

  private Database(Engine engine) {
    this.engine = engine;
    var client = engine.client();
    var existing = new HashSet<>(client.listTables().tableNames());
    for (var table : Template.load().tables()) {
      var request = table.request(PREFIX);
      if (!existing.contains(request.tableName())) {
        client.createTable(request);
      }
    }
  }

  /** A database that is forgotten with the process. */
  public static Database inMemory() {
    return new Database(new Engine(null));
  }

  /** A database in a file of a folder. */
  public static Database in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    File file = folder.resolve("dynamodb.sqlite").toFile();
    return new Database(new Engine(file));
  }

  public DynamoDbClient client() {
    return engine.client();
  }

  /** One that tries again when the engine fails, as the SDK would do; the embedded one does not. */
  DynamoDbClient patientClient() {
    return Intercepted.by((request, call) -> insisting(call), client());
  }

  private static Object insisting(Intercepted.Call call) throws Throwable {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      try {
        return call.go();
      } catch (InternalServerErrorException tooManyWaitForALock) {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, 100 << attempt));
      }
    }
    return call.go();
  }

  /** Whether nothing is in a table. */
  boolean isEmpty(String table) {
    return client().scan(scan -> scan.tableName(PREFIX + table)).items().isEmpty();
  }

  public DynamoDbStreamsClient streams() {
    return engine.streams();
  }

  @Override
  public void close() {
    engine.close();
  }
}
