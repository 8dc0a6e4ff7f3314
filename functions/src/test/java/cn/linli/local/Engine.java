package cn.linli.local;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local as {@code DynamoDBEmbedded} makes it, but for one thing: it remembers what its
 * tables are like. By itself it reads that from SQLite in another thread, several times in each
 * request, which was the largest part of what a request took.
 */
final class Engine implements AutoCloseable {
  private static final int JOBS_AT_ONCE = 10;
  private static final Logger CHATTY = Logger.getLogger("com.almworks.sqlite4java");

  private final LocalDBClient local;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  /** An engine over a file, or in memory where there is none. */
  Engine(File file) {
    load();
    var jobs = new JobsRegister(Executors.newFixedThreadPool(JOBS_AT_ONCE), false);
    local = new LocalDBClient(new Remembering(file), jobs);
    client = asTheSdk(DynamoDbClient.class, local.dynamoDbClient());
    streams = asTheSdk(DynamoDbStreamsClient.class, local.dynamoDbStreamsClient());
  }

  private static void load() {
    CHATTY.setLevel(Level.OFF);
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception noLibrary) {
      throw new IllegalStateException(noLibrary);
    }
  }

  DynamoDbClient client() {
    return client;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  /** With exceptions as the SDK throws them. */
  private static <T> T asTheSdk(Class<T> type, T local) {
    return type.cast(
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(local, arguments);
              } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof DynamoDBLocalServiceException internal) {
                  DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(
                      internal);
                }
                throw thrown.getCause();
              }
            }));
  }

  @Override
  public void close() {
    local.shutdownNow();
  }

  /** Tables here are made once and never changed; one that is not there yet is asked for anew. */
  private static final class Remembering extends SQLiteDBAccess {
    private final Map<String, TableInfo> tables = new ConcurrentHashMap<>();

    Remembering(File file) {
      super(file);
    }

    @Override
    public TableInfo getTableInfo(String name) {
      var known = tables.get(name);
      if (known != null) {
        return known;
      }
      var read = super.getTableInfo(name);
      if (read != null) {
        tables.put(name, read);
      }
      return read;
    }
  }
}
