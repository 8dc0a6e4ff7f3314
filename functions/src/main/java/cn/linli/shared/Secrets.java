package cn.linli.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets a deployment was given, each a JSON object of strings in AWS Secrets Manager. A copy
 * is kept for ten minutes, and longer while the store does not answer: a throttled store must not
 * stop people from logging in.
 */
public final class Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SecretsManagerClient store;
  private final Clock clock;
  private final Map<String, Copy> copies = new ConcurrentHashMap<>();

  private record Copy(Map<String, String> values, Instant readAgainAt) {}

  /** Nothing is read before the first question. The store's client brings the bounded retries. */
  public Secrets(SecretsManagerClient store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The values of a secret by name.
   *
   * @throws IllegalStateException when it cannot be read and never was, or lacks one of the names
   */
  public Map<String, String> read(String secretId, String... names) {
    var copy = copies.get(secretId);
    if (copy == null || !clock.instant().isBefore(copy.readAgainAt())) {
      copy = readAgain(secretId, copy);
      copies.put(secretId, copy);
    }
    if (!copy.values().keySet().containsAll(List.of(names))) {
      throw new IllegalStateException("secret " + secretId + " lacks one of " + List.of(names));
    }
    return copy.values();
  }

  private Copy readAgain(String secretId, Copy stale) {
    try {
      var text = store.getSecretValue(request -> request.secretId(secretId)).secretString();
      return new Copy(parsed(secretId, text), clock.instant().plus(FRESH));
    } catch (SdkException unreadable) {
      LOG.warn("secret {} cannot be read: {}", secretId, unreadable.getClass().getSimpleName());
      if (stale == null) {
        throw new IllegalStateException("secret " + secretId + " cannot be read", unreadable);
      }
      return new Copy(stale.values(), clock.instant().plus(BETWEEN_TRIES));
    }
  }

  /** Without the parser's exception as cause: it may quote the secret. */
  private static Map<String, String> parsed(String secretId, String text) {
    try {
      return Map.copyOf(JSON.readValue(text, STRINGS));
    } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
      throw new IllegalStateException("secret " + secretId + " is not a JSON object of strings");
    }
  }
}
