package cn.linli.local;

import cn.linli.FunctionTable;
import cn.linli.Platform;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.infra.Template;
import cn.linli.merchant.Merchants;
import cn.linli.notice.Notices;
import cn.linli.payment.Payments;
import cn.linli.screening.Screenings;
import cn.linli.shared.http.Json;
import cn.linli.sim.BusinessRecordsSimulator;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.RealNameSimulator;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatSimulator;
import cn.linli.venue.Reservations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole system in one process: functions, what wires them, database and simulators. */
public final class Deployment implements AutoCloseable {
  private final Database database;
  private final WeChatSimulator weChat;
  private final WeChatPaySimulator weChatPay;
  private final RealNameSimulator realNames;
  private final TtLockSimulator locks;
  private final BusinessRecordsSimulator businessRecords;
  private final FileStoreSimulator files;
  private final Lambdas lambdas;
  private final Reservations reservations;
  private final Payments payments;
  private final Platform platform;
  private final Bus bus;
  private final Map<String, Queue> queues = new HashMap<>();
  private final List<Stream> streams = new ArrayList<>();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Threads threads = new Threads();
  private final Front front;

  /**
   * What a deployment is made of where it differs: tests keep everything in memory and own the
   * clock. The database is asked for when everything that does without it is there.
   *
   * @param folder where files lie, or null for memory
   */
  public record Plan(
      Supplier<Database> database,
      KmsClient kms,
      Clock clock,
      int port,
      int simulatorPort,
      Path folder,
      UnaryOperator<DynamoDbClient> around) {
    int port(int simulator) {
      return simulatorPort == 0 ? 0 : simulatorPort + simulator;
    }

    Path files() {
      return folder == null ? null : folder.resolve("files");
    }
  }

  /** Starts everything; ready when it returns. */
  public Deployment(Plan plan) throws IOException {
    var template = Template.load();
    weChat = new WeChatSimulator(plan.clock(), 1, plan.simulatorPort());
    realNames = new RealNameSimulator(plan.port(1));
    locks = locks(plan);
    weChatPay = new WeChatPaySimulator(plan.clock(), 1, plan.port(3));
    weChat.ships(weChatPay);
    businessRecords = new BusinessRecordsSimulator(plan.port(6));
    files =
        new FileStoreSimulator(
            plan.clock(), plan.port(5), plan.files(), Lambdas.permissions(template));
    bus = new Bus(template.eventRules(), queues);
    files.tells(bus::tellOnDefault);
    var routes = new Routes(Routes.contract());
    var secrets =
        new SimulatedSecrets()
            .with("wechat", WeChatSimulator.SECRET)
            .with("realname", RealNameSimulator.SECRET)
            .with("ttlock", TtLockSimulator.SECRET)
            .with("business-records", BusinessRecordsSimulator.SECRET);
    database = plan.database().get();
    platform = platform(plan, secrets);
    lambdas = Lambdas.start(platform, template.functions().keySet());
    reservations = FunctionTable.reservations(platform);
    payments = FunctionTable.payments(platform);
    template.queues().forEach(source -> queues.put(source.queue(), new Queue(source, lambdas)));
    queues.values().forEach(queue -> threads.run(queue::turn));
    for (var source : template.streams()) {
      var table = Database.PREFIX + source.table();
      var arn = database.client().describeTable(r -> r.tableName(table)).table().latestStreamArn();
      var stream = new Stream(source, database.streams(), arn, lambdas);
      streams.add(stream);
      threads.run(stream::turn);
    }
    front = new Front(plan.port(), routes, lambdas);
    secrets.with(
        "wechatpay",
        WeChatPaySecret.of(
            baseUrl() + "/payment-providers/wechatpay", WeChatPaySimulator.Keys.PUBLIC_KEY));
    weChat.pushesTo(URI.create(baseUrl() + "/wechat/mini-program/" + WeChatSimulator.MINI_PROGRAM));
    weChat.pushesAccountTo(
        URI.create(baseUrl() + "/wechat/official-account/" + WeChatSimulator.OFFICIAL_ACCOUNT));
    locks.notifyAt(
        URI.create(
            baseUrl() + "/lock-vendors/ttlock/" + TtLockSimulator.SECRET.get("callbackKey")));
  }

  private Platform platform(Plan plan, SecretsManagerClient secrets) {
    var settings =
        LocalSettings.with(
            Map.of(
                "BUSINESS_RECORDS_API_HOST", businessRecords.baseUrl(),
                "WECHAT_API_HOST", weChat.baseUrl(),
                "WECHATPAY_API_HOST", weChatPay.baseUrl(),
                "REALNAME_ENDPOINT", realNames.baseUrl(),
                "TTLOCK_API_HOST", locks.baseUrl(),
                "FILES_URL", files.baseUrl()));
    var dynamo = plan.around().apply(database.patientClient());
    // For tests that knock at a door; each function has its own.
    var doors = StaticCredentialsProvider.create(FileStoreSimulator.credentials("filesApi"));
    return new Platform(
        settings,
        plan.clock(),
        () -> dynamo,
        plan::kms,
        () -> bus,
        () -> secrets,
        () -> doors,
        () -> http);
  }

  /** The locks of the doors that the demo's seed hangs up. */
  private static TtLockSimulator locks(Plan plan) {
    int port = plan.port(2);
    var simulator = new TtLockSimulator(plan.clock(), 1, port);
    List.of("1001", "1002", "1003", "1004", "1005", "2001")
        .forEach(lock -> simulator.install(lock, 250));
    return simulator;
  }

  /** Applies a seed document. */
  public void seed(byte[] document) {
    lambdas.call("seed", document);
  }

  /** Gives the simulators' people their places. */
  public void seedStaff() {
    lambdas.call("seed", DemoStaff.roles());
  }

  /** Does what the schedule does each minute; returns how many deadlines were handled. */
  public int tick() {
    return Json.MAPPER
        .readTree(lambdas.call("tick", Json.bytes(Map.of())))
        .path("deadlines")
        .asInt();
  }

  /** Whether events wait for now, for tests that look at what comes before them. */
  public void holdEvents(boolean held) {
    streams.forEach(stream -> stream.hold(held));
  }

  /** Whether every event so far is published and consumed. */
  public boolean isQuiet() {
    // In this order: what was handled between two looks left its events in the later one.
    int before = bus.published().size();
    return queues.values().stream().allMatch(Queue::isIdle)
        && database.isEmpty("outbox")
        && bus.published().size() == before;
  }

  /** Whether what runs here is a stream or a queue, and no request. */
  public static boolean isBehindTheRequests() {
    return Thread.currentThread().getName().equals(Threads.NAME);
  }

  /** Where HTTP goes. */
  public String baseUrl() {
    return "http://127.0.0.1:" + front.port();
  }

  public WeChatSimulator weChat() {
    return weChat;
  }

  public WeChatPaySimulator weChatPay() {
    return weChatPay;
  }

  public RealNameSimulator realNames() {
    return realNames;
  }

  public TtLockSimulator locks() {
    return locks;
  }

  public BusinessRecordsSimulator businessRecords() {
    return businessRecords;
  }

  public FileStoreSimulator files() {
    return files;
  }

  public Database database() {
    return database;
  }

  public Bus bus() {
    return bus;
  }

  public Reservations reservations() {
    return reservations;
  }

  public Payments payments() {
    return payments;
  }

  public People people() {
    return FunctionTable.people(platform);
  }

  public Uploads uploads() {
    return FunctionTable.uploads(platform);
  }

  public Merchants merchants() {
    return FunctionTable.merchants(platform);
  }

  public Notices notices() {
    return FunctionTable.notices(platform);
  }

  public Screenings screenings() {
    return FunctionTable.screenings(platform);
  }

  /** The platform, for tests that put a door together themselves. */
  public Platform platform() {
    return platform;
  }

  public Lambdas lambdas() {
    return lambdas;
  }

  @Override
  public void close() {
    front.close();
    threads.close();
    weChat.close();
    weChatPay.close();
    realNames.close();
    locks.close();
    businessRecords.close();
    files.close();
    http.close();
    database.close();
  }
}
