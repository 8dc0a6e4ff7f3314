package cn.linli.adapter;

import cn.linli.shared.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor's address as a setting may replace it, which is how the local platform puts its
 * simulators in. Secrets travel there, so anything but TLS stays on this machine and never runs in
 * production.
 */
public final class VendorHost {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private VendorHost() {}

  /**
   * The address in the setting, if there is one.
   *
   * @throws IllegalStateException when it must not be used
   */
  public static Optional<URI> replacement(Settings settings, String setting) {
    return settings
        .find(setting)
        .map(host -> URI.create(host.replaceFirst("/$", "")))
        .map(host -> checked(host, settings, setting));
  }

  private static URI checked(URI host, Settings settings, String setting) {
    if ("https".equals(host.getScheme()) && host.getHost() != null) {
      return host;
    }
    if (settings.find("STAGE").filter("prod"::equalsIgnoreCase).isPresent()) {
      throw new IllegalStateException(setting + " must be an https address in production");
    }
    if (!"http".equals(host.getScheme()) || !LOOPBACK.contains(String.valueOf(host.getHost()))) {
      throw new IllegalStateException(
          setting + " must be an https address, or http on this machine");
    }
    return host;
  }
}
