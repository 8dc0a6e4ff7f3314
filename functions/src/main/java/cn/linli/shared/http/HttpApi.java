package cn.linli.shared.http;

import cn.linli.shared.ApiError;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * A context's operations as one total function: every request gets a response, every refusal its
 * problem.
 */
public final class HttpApi {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  private final Map<String, Operation<?>> byRoute = new LinkedHashMap<>();
  private final Gate gate;

  /** The operations behind a gate. */
  public HttpApi(Gate gate, List<Operation<?>> operations) {
    this.gate = gate;
    operations.forEach(operation -> byRoute.put(operation.route(), operation));
  }

  /** Reads the contract before a snapshot is taken, so that no restored instance has to. */
  public static void warmUp() {
    LOG.debug("the contract is read: {}", Contract.takesBody(""));
  }

  /** The table of operations, for the tests that hold it against the contract. */
  public Collection<Operation<?>> operations() {
    return byRoute.values();
  }

  /** Answers a request. */
  public HttpReply handle(HttpEvent event) {
    var operation = byRoute.get(event.routeKey());
    try (var record = RequestRecord.open(event, operation)) {
      return record.ended(answer(operation, event));
    }
  }

  private HttpReply answer(Operation<?> operation, HttpEvent event) {
    try {
      if (operation == null) {
        throw ApiError.NO_SUCH_OPERATION.refusal();
      }
      return call(operation, event);
    } catch (Refusal refusal) {
      return Problem.reply(refusal, event.requestId());
    } catch (SdkServiceException failure) {
      LOG.error("a service of the platform failed", failure);
      var code = failure.isThrottlingException() ? ApiError.BUSY : ApiError.FAULT;
      return Problem.reply(code.refusal(), event.requestId());
    } catch (SdkClientException unreachable) {
      LOG.error("a service of the platform does not answer", unreachable);
      return Problem.reply(ApiError.BUSY.refusal(), event.requestId());
    } catch (RuntimeException bug) {
      LOG.error("an operation failed", bug);
      return Problem.reply(ApiError.FAULT.refusal(), event.requestId());
    }
  }

  private <I> HttpReply call(Operation<I> operation, HttpEvent event) {
    var body = Input.bodyOf(event);
    Principal caller = gate.admit(operation, event);
    I input = Input.read(operation, event, body);
    var answer = operation.handler().handle(caller, input);
    return answer instanceof Shown shown
        ? shown.reply(operation.status(), event.header("if-none-match"))
        : HttpReply.of(operation.status(), answer);
  }
}
