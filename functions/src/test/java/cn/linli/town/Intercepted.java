package cn.linli.town;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A DynamoDB client that lets something look at every request on its way. The embedded engine has
 * no SDK interceptors.
 */
public final class Intercepted {
  private Intercepted() {}

  /** Sees a request and decides whether and when it goes on. */
  public interface Interceptor {
    Object around(DynamoDbRequest request, Call call) throws Throwable;
  }

  /** The rest of the way. */
  public interface Call {
    Object go() throws Throwable;
  }

  /** The client with an interceptor before it. */
  public static DynamoDbClient by(Interceptor interceptor, DynamoDbClient client) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (isShortHand(method)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          Call call = () -> invoke(client, method, arguments);
          boolean isRequest = arguments != null && arguments[0] instanceof DynamoDbRequest;
          return isRequest ? interceptor.around((DynamoDbRequest) arguments[0], call) : call.go();
        };
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            Intercepted.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
  }

  /**
   * Methods that only build a request and call the real one: they must come back through the
   * interceptor.
   */
  private static boolean isShortHand(Method method) {
    boolean consumer =
        method.getParameterCount() == 1 && method.getParameterTypes()[0] == Consumer.class;
    return method.isDefault() && (consumer || method.getName().endsWith("Paginator"));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
