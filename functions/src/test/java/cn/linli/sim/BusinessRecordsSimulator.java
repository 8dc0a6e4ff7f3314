package cn.linli.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tianyancha's open interface with a table of businesses that nobody has founded. */
public final class BusinessRecordsSimulator implements AutoCloseable {
  public static final String BUSINESS = "/services/open/ic/baseinfo/normal";
  public static final String ABNORMAL = "/services/open/mr/abnormal/2.0";
  public static final String GRAVE = "/services/open/mr/illegalinfo/2.0";
  public static final String PUNISHED = "/services/open/mr/punishmentInfo/3.0";
  public static final String DISHONEST = "/services/open/jr/dishonest/2.0";

  /** The secret that BUSINESS_RECORDS_SECRET_ID must name for the adapter to be let in here. */
  public static final Map<String, String> SECRET =
      Map.of("token", "simulated-token-of-the-records");

  /** A business without a record, and one with a record of each kind; others are made up. */
  public static final String CLEAN = SampleCodes.code(1);

  public static final String RECORDED = SampleCodes.code(2);

  private static final int NOTHING = 300_000;
  private static final Map<Integer, String> REASONS =
      Map.of(0, "ok", NOTHING, "无数据", 300_004, "访问频率过快", 300_006, "余额不足", 300_009, "账号信息有误");

  private final Map<String, Business> businesses = new ConcurrentHashMap<>();
  private final Loopback server;

  private record Business(String name, Map<String, List<Map<String, Object>>> records) {}

  /** On any free port. */
  public BusinessRecordsSimulator() {
    this(0);
  }

  public BusinessRecordsSimulator(int port) {
    register(CLEAN, "北京和平里食品有限公司");
    register(RECORDED, "北京幸福里果业有限公司");
    record(
        RECORDED,
        ABNORMAL,
        Map.of(
            "putDate", "2024-07-09",
            "putReason", "未依照规定的期限公示年度报告",
            "putDepartment", "北京市东城区市场监督管理局",
            "removeDate", "2025-01-20",
            "removeReason", "已补报"));
    record(RECORDED, GRAVE, Map.of("putDate", "1704067200000", "putReason", "生产销售不符合标准的食品"));
    record(
        RECORDED,
        PUNISHED,
        Map.of(
            "decisionDate", "2025-03-15",
            "reason", "经营超过保质期的食品",
            "content", "罚款5000元",
            "legalPersonName", "李伟"));
    record(
        RECORDED,
        DISHONEST,
        Map.of(
            "publishdate", 1_735_689_600_000L,
            "regdate", 1_730_000_000_000L,
            "disrupttypename", "有履行能力而拒不履行生效法律文书确定义务",
            "casecode", "（2024）京0101执1234号",
            "businessentity", "李伟"));
    server = new Loopback(port, this::answer, code -> error(Integer.parseInt(code)));
    server.start();
  }

  /** Where it listens; for BUSINESS_RECORDS_API_HOST. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** There is such a business from now on. */
  public void register(String code, String name) {
    businesses.put(code, new Business(name, new ConcurrentHashMap<>()));
  }

  /** Something is published about it, in one of the lists above. */
  public void record(String code, String list, Map<String, Object> item) {
    businesses
        .get(code)
        .records()
        .computeIfAbsent(list, first -> new CopyOnWriteArrayList<>())
        .add(item);
  }

  /** Makes endpoints misbehave. */
  public Switches switches() {
    return server.switches();
  }

  /** How often an endpoint was called. */
  public int calls(String endpoint) {
    return server.calls(endpoint);
  }

  private Answer answer(Call call) {
    return switch (call.path()) {
      case BUSINESS, ABNORMAL, GRAVE, PUNISHED, DISHONEST -> asked(call);
      case "/sim" -> Answer.text(200, page());
      case "/sim/businesses" -> registered(call.json());
      case "/sim/switches" -> switches().turn(call.json());
      default -> error(300_010);
    };
  }

  private Answer asked(Call call) {
    if (!call.header("authorization").equals(SECRET.get("token"))) {
      return error(300_009);
    }
    var code = call.parameter("keyword");
    if (code.isEmpty()) {
      return error(300_008);
    }
    var business = businesses.get(code);
    if (business == null) {
      return error(NOTHING);
    }
    if (call.path().equals(BUSINESS)) {
      return result(Map.of("name", business.name(), "creditCode", code, "regStatus", "存续"));
    }
    var items = business.records().getOrDefault(call.path(), List.of());
    return items.isEmpty() ? error(NOTHING) : result(Map.of("total", items.size(), "items", items));
  }

  private static Answer result(Map<String, ?> result) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("result", result);
    answer.put("reason", "ok");
    answer.put("error_code", 0);
    return Answer.json(answer);
  }

  /** With HTTP 200, as Tianyancha does. */
  private static Answer error(int code) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("result", null);
    answer.put("reason", REASONS.getOrDefault(code, "请求失败"));
    answer.put("error_code", code);
    return Answer.json(answer);
  }

  private Answer registered(JsonNode json) {
    var code = json.path("code").asString("");
    if (json.has("name")) {
      register(code, json.path("name").asString());
    }
    if (json.has("punished") && businesses.containsKey(code)) {
      var reason = json.path("punished").asString();
      record(code, PUNISHED, Map.of("decisionDate", "2026-01-05", "reason", reason));
    }
    return Answer.text(200, table());
  }

  private String table() {
    return businesses.entrySet().stream()
        .map(
            each ->
                "  %s  %s  %d records%n"
                    .formatted(
                        each.getKey(),
                        each.getValue().name(),
                        each.getValue().records().values().stream().mapToInt(List::size).sum()))
        .sorted()
        .collect(Collectors.joining());
  }

  private String page() {
    return """
    This is a simulator of Tianyancha (天眼查) for Linli, on this machine only. Nobody has founded these.

    Businesses
    %s
    Another: POST /sim/businesses, one JSON object
      {"code": "91110105MA00000315", "name": "北京草莓园有限公司"}
      {"code": "91110105MA00000315", "punished": "无证经营"}

    Switches: POST /sim/switches, one JSON object
      {"endpoint": "/services/open/mr/abnormal/2.0", "kind": "error", "error": "300004", "times": 1}
      kinds: slow, error, status, silent-after-work, reset, garbage; with any: "latencyMillis", "times"
      {"clear": true}
    Now: %s
    """
        .formatted(table(), switches());
  }

  @Override
  public void close() {
    server.close();
  }
}
