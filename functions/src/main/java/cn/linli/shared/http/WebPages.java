package cn.linli.shared.http;

import cn.linli.shared.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pages of ours that open in WeChat: all at the address of the setting {@code WEB_ORIGIN}, those to
 * which people come back from a login listed by their paths in {@code WEB_PAGES}. Without the
 * settings nothing is ours.
 */
public final class WebPages {
  private static final Pattern ORIGIN = Pattern.compile("https://[a-z0-9.-]+(:[0-9]+)?");

  private final String origin;
  private final Set<String> paths;

  private WebPages(String origin, Set<String> paths) {
    this.origin = origin;
    this.paths = paths;
  }

  /** Those of a deployment; throws where they could be read on their way. */
  public static WebPages of(Settings settings) {
    var origin = settings.find("WEB_ORIGIN").orElse(null);
    if (origin != null && !ORIGIN.matcher(origin).matches()) {
      throw new IllegalStateException("WEB_ORIGIN is an https address without a path");
    }
    return new WebPages(origin, Set.of(settings.find("WEB_PAGES").orElse("").split(",", -1)));
  }

  /** Whether people may come back to an address, whatever its query. */
  public boolean isListed(String address) {
    return parsed(address)
        .filter(uri -> isOurs(uri) && !uri.getRawPath().isEmpty())
        .filter(uri -> paths.contains(uri.getRawPath()))
        .isPresent();
  }

  /** Whether an address is ours. */
  public boolean isAtHome(String address) {
    return parsed(address).filter(this::isOurs).isPresent();
  }

  /** Where they are, without a slash at the end. */
  public Optional<String> home() {
    return Optional.ofNullable(origin);
  }

  private boolean isOurs(URI uri) {
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost() + port).equals(origin);
  }

  private static Optional<URI> parsed(String address) {
    try {
      var uri = new URI(address);
      boolean isPlain =
          uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      return isPlain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}
