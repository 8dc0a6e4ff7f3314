package cn.linli.sim;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import tools.jackson.databind.json.JsonMapper;

/** AWS Secrets Manager in memory: for tests and the local platform. */
public final class SimulatedSecrets implements SecretsManagerClient {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean throttled;

  /** Stores a secret or rotates it. */
  public SimulatedSecrets with(String id, Map<String, String> values) {
    secrets.put(id, JsonMapper.shared().writeValueAsString(values));
    return this;
  }

  /** Stores any text. */
  public SimulatedSecrets withText(String id, String text) {
    secrets.put(id, text);
    return this;
  }

  /** Whether it refuses for now. */
  public void throttle(boolean throttle) {
    throttled = throttle;
  }

  /** How often it was asked. */
  public int reads() {
    return reads.get();
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    reads.incrementAndGet();
    if (throttled) {
      throw SecretsManagerException.builder().message("Rate exceeded").statusCode(400).build();
    }
    var text = secrets.get(request.secretId());
    if (text == null) {
      throw ResourceNotFoundException.builder().message("no such secret").build();
    }
    return GetSecretValueResponse.builder().name(request.secretId()).secretString(text).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
