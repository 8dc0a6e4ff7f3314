package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WeChat Pay that has nothing but the bills of one large day: announced with a signature, sent
 * from disk as they are read. It knows no order by its number.
 */
public final class WeChatPayLargeBills implements AutoCloseable {
  private final WeChatPayAuthorization authorization;
  private final WeChatPaySigning signing;
  private final WeChatPayLargeDay day;
  private final HttpServer server;

  /** On any free port. */
  public WeChatPayLargeBills(Clock clock, WeChatPayLargeDay day) {
    this.authorization = new WeChatPayAuthorization(clock);
    this.signing = new WeChatPaySigning(clock, 0);
    this.day = day;
    Loopback.refuseProduction(System.getenv());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it listens; for WECHATPAY_API_HOST. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = Call.read(exchange);
      try {
        authorization.check(call);
        answer(exchange, call);
      } catch (WeChatPayError no) {
        send(exchange, no.answer());
      }
    }
  }

  private void answer(HttpExchange exchange, Call call) throws IOException {
    switch (WeChatPayRoute.of(call).name()) {
      case WeChatPaySimulator.TRADE_BILL -> send(exchange, announced(call, day.tradeBill()));
      case WeChatPaySimulator.FUND_BILL -> send(exchange, announced(call, day.fundFlowBill()));
      case WeChatPaySimulator.DOWNLOAD -> {
        var isTrade = call.parameter("token").equals(day.tradeBill().sha1());
        var file = (isTrade ? day.tradeBill() : day.fundFlowBill()).file();
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, Files.size(file));
        Files.copy(file, exchange.getResponseBody());
      }
      default -> throw new WeChatPayError("ORDER_NOT_EXIST", "订单不存在");
    }
  }

  private Answer announced(Call call, WeChatPayLargeDay.Announced bill) {
    var url = "http://" + call.header("host") + "/v3/billdownload/file?token=" + bill.sha1();
    var body =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("hash_type", "SHA1", "hash_value", bill.sha1(), "download_url", url));
    var signer = signing.signerFor(call.header("wechatpay-serial"));
    return new Answer(
        200,
        "application/json; charset=utf-8",
        body.getBytes(UTF_8),
        signing.headers(signer, body));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
