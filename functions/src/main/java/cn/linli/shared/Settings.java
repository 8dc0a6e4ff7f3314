package cn.linli.shared;

import java.util.Map;
import java.util.Optional;

/**
 * What a deployment is told by its environment variables. The template sets them; {@code
 * docs/operations.md} lists them.
 *
 * @param values by name
 */
public record Settings(Map<String, String> values) {
  /** The value, or empty when it is missing or blank. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** The value; throws {@link IllegalStateException} naming the variable that is missing. */
  public String get(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("environment variable " + name + " is not set"));
  }
}
