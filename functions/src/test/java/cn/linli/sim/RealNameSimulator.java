package cn.linli.sim;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Tencent Cloud FaceID's IdCardVerification: checks the signature and asks an {@link IdRegister}.
 */
public final class RealNameSimulator implements AutoCloseable {
  /** The one endpoint. */
  public static final String ENDPOINT = "/";

  /** A name that belongs to nobody's number. */
  public static final String WRONG_NAME = IdRegister.WRONG_NAME;

  /** The secret that REALNAME_SECRET_ID must name for the adapter to be let in here. */
  public static final Map<String, String> SECRET =
      Map.of("secretId", "SIMULATEDid00000051", "secretKey", "simulated-key-of-the-authority");

  private final IdRegister register = new IdRegister();
  private final Clock clock;
  private final Loopback server;

  /** On any free port. */
  public RealNameSimulator() {
    this(0);
  }

  public RealNameSimulator(int port) {
    this(Clock.systemUTC(), port);
  }

  /** The clock judges the age of signatures; the vendor's SDK signs with the time of day. */
  RealNameSimulator(Clock clock, int port) {
    this.clock = clock;
    server = new Loopback(port, this::answer, RealNameSimulator::error);
    server.start();
  }

  /** Where it listens; for REALNAME_ENDPOINT. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** A number whose check always ends with the result -n, for n from 4 to 7. */
  public static String numberWithResult(int n) {
    return IdRegister.fixed(n);
  }

  /** Makes the endpoint misbehave. */
  public Switches switches() {
    return server.switches();
  }

  /** How often somebody asked. */
  public int calls() {
    return server.calls(ENDPOINT);
  }

  private Answer answer(Call call) {
    return switch (call.path()) {
      case ENDPOINT -> check(call);
      case "/sim" -> Answer.text(200, page());
      case "/sim/switches" -> switchOver(call);
      default -> Answer.text(404, "no such path\n");
    };
  }

  private Answer check(Call call) {
    var keys = Map.of(SECRET.get("secretId"), SECRET.get("secretKey"));
    var refusal = TencentSignature.refusal(call, keys, clock.instant());
    if (refusal.isPresent()) {
      return error(refusal.get());
    }
    if (!call.header("x-tc-action").equals("IdCardVerification")) {
      return error("InvalidAction");
    }
    if (!call.header("x-tc-version").equals("2018-03-01")) {
      return error("NoSuchVersion");
    }
    try {
      var question = call.json();
      var number = question.path("IdCard").asString("");
      var name = question.path("Name").asString("");
      return number.isEmpty() || name.isEmpty()
          ? error("MissingParameter")
          : result(register.result(name, number));
    } catch (JacksonException malformed) {
      return error("InvalidParameter");
    }
  }

  private static Answer result(int result) {
    var response = new LinkedHashMap<String, Object>();
    response.put("Result", Integer.toString(result));
    response.put("Description", IdRegister.description(result));
    response.put("RequestId", UUID.randomUUID().toString());
    return Answer.json(Map.of("Response", response));
  }

  /** With HTTP 200, as Tencent Cloud does. */
  private static Answer error(String code) {
    var response = new LinkedHashMap<String, Object>();
    response.put("Error", Map.of("Code", code, "Message", "simulated " + code));
    response.put("RequestId", UUID.randomUUID().toString());
    return Answer.json(Map.of("Response", response));
  }

  private Answer switchOver(Call call) {
    var json = call.json();
    if (json.path("clear").asBoolean(false)) {
      switches().clear();
    } else {
      switches().set(ENDPOINT, Misbehaviour.read(json));
    }
    return Answer.text(200, switches() + "\n");
  }

  private String page() {
    var people =
        Stream.concat(Person.LISTED.stream(), Person.CHILDREN.stream())
            .map(person -> "  " + person.name() + "  " + person.idNumber())
            .collect(Collectors.joining("\n"));
    return """
    This is a simulator of the real-name authority for Linli, on this machine only.

    Known people
    %s
    Anybody else with a number of the area 110000 and a right check digit is believed under the first name given.
    The name %s belongs to no number. Numbers with a fixed result:
    %s

    Switches: POST /sim/switches, one JSON object
      {"kind": "error", "error": "RequestLimitExceeded", "times": 1}   {"kind": "status", "status": 500}
      kinds: slow, error, status, silent-after-work, reset, garbage; with any: "latencyMillis", "times"
      {"clear": true}
    Now: %s
    """
        .formatted(people, WRONG_NAME, IdRegister.FIXED, switches());
  }

  @Override
  public void close() {
    server.close();
  }
}
