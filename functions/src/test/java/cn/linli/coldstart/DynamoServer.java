package cn.linli.coldstart;

import cn.linli.infra.Template;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local for other processes of this machine. Its own launcher binds every interface and
 * has no option against it, so its handler stands in a server of ours, bound to loopback.
 */
public final class DynamoServer implements AutoCloseable {
  private final LocalDynamoDBRequestHandler engine =
      new LocalDynamoDBRequestHandler(0, true, null, true, false);
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  /** Starts it with the tables of the template. */
  public DynamoServer(String prefix) {
    var handler = new ContextHandler();
    handler.setHandler(new LocalDynamoDBServerHandler(engine, null));
    server.setHandler(handler);
    jetty(server::start);
    try (var client = client()) {
      Template.load().tables().forEach(table -> client.createTable(table.request(prefix)));
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getURI().getPort());
  }

  private DynamoDbClient client() {
    return client(uri());
  }

  /** A client of one that listens there, perhaps in another process. */
  public static DynamoDbClient client(URI uri) {
    return DynamoDbClient.builder()
        .endpointOverride(uri)
        .region(Region.AP_SOUTHEAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    jetty(server::stop);
    engine.shutdown();
  }

  private static void jetty(Callable call) {
    try {
      call.run();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private interface Callable {
    void run() throws Exception;
  }
}
