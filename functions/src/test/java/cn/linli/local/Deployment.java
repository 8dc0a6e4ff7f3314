package cn.linli.local;

import cn.linli.FunctionTable;
import cn.linli.Platform;
import cn.linli.infra.Template;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Json;
import cn.linli.sim.Person;
import cn.linli.sim.RealNameSimulator;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatSimulator;
import cn.linli.venue.Reservations;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole system in one process: functions, what wires them, database and simulators. */
public final class Deployment implements AutoCloseable {
  private final Database database;
  private final WeChatSimulator weChat;
  private final RealNameSimulator realNames;
  private final Lambdas lambdas;
  private final Reservations reservations;
  private final Bus bus;
  private final Map<String, Queue> queues = new HashMap<>();
  private final Threads threads = new Threads();
  private final Front front;

  /**
   * What a deployment is made of where it differs: tests keep everything in memory and own the
   * clock. The database is asked for when everything that does without it is there.
   */
  public record Plan(
      Supplier<Database> database,
      KmsClient kms,
      Clock clock,
      int port,
      int simulatorPort,
      UnaryOperator<DynamoDbClient> around) {}

  /** Starts everything; ready when it returns. */
  public Deployment(Plan plan) throws IOException {
    var template = Template.load();
    weChat = new WeChatSimulator(plan.clock(), 1, plan.simulatorPort());
    realNames = new RealNameSimulator(plan.simulatorPort() == 0 ? 0 : plan.simulatorPort() + 1);
    bus = new Bus(template.eventRules(), queues);
    var routes = new Routes(Routes.contract());
    var secrets =
        new SimulatedSecrets()
            .with("wechat", WeChatSimulator.SECRET)
            .with("realname", RealNameSimulator.SECRET);
    database = plan.database().get();
    var platform = platform(plan, secrets);
    lambdas = Lambdas.start(platform, template.functions().keySet());
    reservations = FunctionTable.reservations(platform);
    template.queues().forEach(source -> queues.put(source.queue(), new Queue(source, lambdas)));
    queues.values().forEach(threads::run);
    for (var source : template.streams()) {
      var table = Database.PREFIX + source.table();
      var arn = database.client().describeTable(r -> r.tableName(table)).table().latestStreamArn();
      threads.run(new Stream(source, database.streams(), arn, lambdas));
    }
    front = new Front(plan.port(), routes, lambdas);
  }

  private Platform platform(Plan plan, SecretsManagerClient secrets) {
    var settings =
        new Settings(
            Map.of(
                "STAGE", "local",
                "TABLE_PREFIX", Database.PREFIX,
                "EVENT_BUS_NAME", "local",
                "DATA_KEY_ID", "data",
                "LOOKUP_KEY_ID", "lookup",
                "SESSION_KEY_IDS", "session-a,session-b",
                "WECHAT_SECRET_ID", "wechat",
                "REALNAME_SECRET_ID", "realname",
                "WECHAT_API_HOST", weChat.baseUrl(),
                "REALNAME_ENDPOINT", realNames.baseUrl()));
    var dynamo = plan.around().apply(database.client());
    return new Platform(settings, plan.clock(), () -> dynamo, plan::kms, () -> bus, () -> secrets);
  }

  /** Applies a seed document. */
  public void seed(byte[] document) {
    lambdas.call("seed", document);
  }

  /**
   * Gives the simulators' people their places: liu runs the platform, zhou and chen one community,
   * zhao the other.
   */
  public void seedStaff() {
    var roles =
        List.of(
            grant("liu", "platform", "platform"),
            grant("zhou", "heping-li", "operator"),
            grant("chen", "heping-li", "committee"),
            grant("zhao", "xingfu-li", "operator"));
    lambdas.call("seed", Json.bytes(Map.of("roles", roles)));
  }

  private static Map<String, Object> grant(String person, String community, String role) {
    var app = WeChatSimulator.MINI_PROGRAM;
    var account =
        Map.of(
            "channel",
            "mini-program",
            "appId",
            app,
            "openid",
            Person.of(person).openid(app),
            "unionid",
            Person.of(person).unionid());
    return Map.of("account", account, "community", community, "role", role);
  }

  /** Does what the schedule does each minute; returns how many deadlines were handled. */
  public int tick() {
    return Json.MAPPER
        .readTree(lambdas.call("tick", Json.bytes(Map.of())))
        .path("deadlines")
        .asInt();
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

  public RealNameSimulator realNames() {
    return realNames;
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

  public Lambdas lambdas() {
    return lambdas;
  }

  @Override
  public void close() {
    front.close();
    threads.close();
    weChat.close();
    realNames.close();
    database.close();
  }
}
