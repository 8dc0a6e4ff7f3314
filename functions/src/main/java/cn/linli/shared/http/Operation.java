package cn.linli.shared.http;

import cn.linli.shared.Principal;
import java.util.function.Function;

/**
 * One operation of the contract and what handles it.
 *
 * @param id the contract's {@code operationId}
 * @param route method and path template
 * @param input the record that path, query and body are bound to
 * @param <I> the input
 */
public record Operation<I>(
    String id, String route, Access access, int status, Class<I> input, Handler<I> handler) {
  /** A line of a context's table of operations, answering 200. */
  public static <I> Operation<I> of(
      String id, String route, Access access, Class<I> input, Handler<I> handler) {
    return new Operation<>(id, route, access, 200, input, handler);
  }

  /** The same for an operation that does not ask who is calling. */
  public static <I> Operation<I> of(
      String id, String route, Access access, Class<I> input, Function<I, Object> handler) {
    return of(id, route, access, input, (caller, in) -> handler.apply(in));
  }

  /** The same operation, answering 202: the work is accepted, not done. */
  public Operation<I> accepted() {
    return new Operation<>(id, route, access, 202, input, handler);
  }

  /**
   * What an operation does: it answers with a record, null for nothing to say, or throws a refusal.
   *
   * @param <I> the input
   */
  @FunctionalInterface
  public interface Handler<I> {
    /** Handles the input of a caller whose access was checked. */
    Object handle(Principal caller, I input);
  }
}
