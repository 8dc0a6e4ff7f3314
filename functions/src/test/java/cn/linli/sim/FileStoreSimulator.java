package cn.linli.sim;

import cn.linli.sim.StoredObjects.StoredObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A bucket of S3 at its own address, with versions, and GuardDuty behind it. Whoever comes shows a
 * signed address; who signed it may do what their role says.
 */
public final class FileStoreSimulator implements AutoCloseable {
  /** The objects' endpoints, to switch and to count. */
  public static final String PUT = "PUT";

  public static final String GET = "GET";
  public static final String DELETE = "DELETE";
  public static final String BUCKET = "local-files";
  public static final String REGION = "local";

  private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");

  private final Clock clock;
  private final BiPredicate<String, String> permits;
  private final StoredObjects objects;
  private final FileScanner scanner = new FileScanner(BUCKET);
  private final Loopback server;

  /** How what happened is told. */
  public enum Telling {
    IN_ORDER,
    TWICE,
    /** The scan's result before the object. */
    OUT_OF_ORDER,
    SILENT
  }

  /** The account's default bus. */
  public interface Events {
    /** An event of a service of AWS. */
    void tell(String source, String detailType, Map<String, Object> detail);
  }

  /**
   * On any free port where it is 0.
   *
   * @param folder where objects lie, or null for memory
   * @param permits whether the role of an access key permits an action
   */
  public FileStoreSimulator(
      Clock clock, int port, Path folder, BiPredicate<String, String> permits) {
    this.clock = clock;
    this.permits = permits;
    this.objects = new StoredObjects(folder);
    server =
        new Loopback(
            port,
            call -> call.path().startsWith("/sim") ? call.path() : call.method(),
            this::answer,
            code -> new S3Error(503, code).answer());
    server.start();
  }

  /** What a function in a role signs with; the key names the role. */
  public static AwsCredentials credentials(String role) {
    return AwsBasicCredentials.create(role, secret(role));
  }

  private static String secret(String role) {
    return "simulated-secret-of-" + role;
  }

  /** Where it listens; for FILES_URL. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** Where events go from now on. */
  public void tells(Events events) {
    scanner.tells(events);
  }

  /** How they go. */
  public void turn(Telling how) {
    scanner.turn(how);
  }

  /** What every scan says, as FAILED or UNSUPPORTED; empty for what it finds. */
  public void everyScanSays(String result) {
    scanner.turn(result);
  }

  public Switches switches() {
    return server.switches();
  }

  /** How often an endpoint was called. */
  public int calls(String endpoint) {
    return server.calls(endpoint);
  }

  /** The string that scanners take for malware. */
  public static String eicar() {
    return FileScanner.eicar();
  }

  /**
   * Puts something there past all signatures, for examples that cannot hold an address; returns its
   * version.
   */
  public String bring(String key, String type, byte[] content) {
    var object = objects.put(key, type, "claimed=no", SdkBytes.fromByteArray(content));
    scanner.arrived(object);
    return object.version();
  }

  /** The tags of an object, or empty where there is no such object. */
  public Optional<String> tagging(String key) {
    return objects.find(key).map(StoredObject::tagging);
  }

  private Answer answer(Call call) {
    try {
      return switch (call.path()) {
        case "/sim" -> Answer.text(200, FileStorePage.text(objects.all(), scanner, switches()));
        case "/sim/switches" -> switchOver(call);
        default -> object(call);
      };
    } catch (S3Error no) {
      return no.answer();
    }
  }

  private Answer object(Call call) {
    var role = S3Signature.check(call, FileStoreSimulator::secret, clock.instant());
    var key = call.path().substring(1);
    return switch (call.method()) {
      case PUT -> put(call, role, key);
      case GET -> get(call, role, key);
      case DELETE -> delete(call, role, key);
      default -> throw new S3Error(405, "MethodNotAllowed");
    };
  }

  private Answer put(Call call, String role, String key) {
    require(role, "s3:PutObject");
    var tagging = call.header("x-amz-tagging");
    if (!tagging.isEmpty()) {
      require(role, "s3:PutObjectTagging");
    }
    StoredObject object;
    synchronized (this) {
      if (call.header("if-none-match").equals("*") && objects.find(key).isPresent()) {
        throw new S3Error(412, "PreconditionFailed");
      }
      object = objects.put(key, call.header("content-type"), tagging, call.content());
    }
    scanner.arrived(object);
    return new Answer(200, "text/plain", new byte[0], Map.of("x-amz-version-id", object.version()));
  }

  private Answer get(Call call, String role, String key) {
    var object = version(call, role, key, "s3:GetObject");
    var bytes = object.content().asByteArray();
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-amz-version-id", object.version());
    if (!call.parameter("response-content-disposition").isEmpty()) {
      headers.put("content-disposition", call.parameter("response-content-disposition"));
    }
    var range = RANGE.matcher(call.header("range"));
    if (!range.matches()) {
      return new Answer(200, object.type(), bytes, headers);
    }
    int last = Math.min(Integer.parseInt(range.group(1)), bytes.length - 1);
    headers.put("content-range", "bytes 0-%d/%d".formatted(last, bytes.length));
    return new Answer(206, object.type(), Arrays.copyOf(bytes, last + 1), headers);
  }

  private Answer delete(Call call, String role, String key) {
    if (call.query().containsKey("tagging")) {
      objects.untag(version(call, role, key, "s3:DeleteObjectTagging"));
    } else {
      require(role, "s3:DeleteObjectVersion");
      objects.find(key, call.parameter("versionId")).ifPresent(objects::delete);
    }
    return new Answer(204, "text/plain", new byte[0], Map.of());
  }

  /** IAM has an action of its own for each that names a version. */
  private StoredObject version(Call call, String role, String key, String action) {
    var version = call.parameter("versionId");
    require(role, version.isEmpty() ? action : action.replaceFirst("Object", "ObjectVersion"));
    return version.isEmpty()
        ? objects.find(key).orElseThrow(() -> new S3Error(404, "NoSuchKey"))
        : objects.find(key, version).orElseThrow(() -> new S3Error(404, "NoSuchVersion"));
  }

  private void require(String role, String action) {
    if (!permits.test(role, action)) {
      throw new S3Error(403, "AccessDenied");
    }
  }

  private Answer switchOver(Call call) {
    var json = call.json();
    if (json.path("clear").asBoolean(false)) {
      scanner.turn(Telling.IN_ORDER);
      scanner.turn("");
    }
    if (json.has("telling")) {
      scanner.turn(Telling.valueOf(json.path("telling").asString()));
    }
    if (json.has("everyScanSays")) {
      scanner.turn(json.path("everyScanSays").asString());
    }
    return switches().turn(json);
  }

  @Override
  public void close() {
    server.close();
  }
}
