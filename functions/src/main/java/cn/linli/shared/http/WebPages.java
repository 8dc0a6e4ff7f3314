package cn.linli.shared.http;

import cn.linli.shared.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of ours that open in WeChat, as the setting {@code WEB_PAGES} lists them: without a query,
 * parted by commas. Where there are none, nothing is ours.
 */
public final class WebPages {
  private final List<URI> pages;

  private WebPages(List<URI> pages) {
    this.pages = pages;
  }

  /** Those of a deployment; throws where one could be read on its way. */
  public static WebPages of(Settings settings) {
    boolean isLocal = settings.find("STAGE").filter("local"::equals).isPresent();
    return new WebPages(
        settings.find("WEB_PAGES").stream()
            .flatMap(list -> Stream.of(list.split(",", -1)))
            .map(page -> URI.create(page.strip()))
            .map(page -> checked(page, isLocal))
            .toList());
  }

  private static URI checked(URI page, boolean isLocal) {
    boolean isSafe = "https".equals(page.getScheme()) || isLocal;
    if (!isSafe || page.getHost() == null || page.getQuery() != null || page.getPath().isEmpty()) {
      throw new IllegalStateException("WEB_PAGES lists https addresses with a path: " + page);
    }
    return page;
  }

  /** Whether an address is one of the pages, whatever its query. */
  public boolean isListed(String address) {
    return parsed(address)
        .filter(
            uri ->
                pages.stream()
                    .anyMatch(
                        page ->
                            origin(page).equals(origin(uri))
                                && page.getRawPath().equals(uri.getRawPath())))
        .isPresent();
  }

  /** Whether an address is where one of the pages is. */
  public boolean isAtHome(String address) {
    return parsed(address)
        .filter(uri -> pages.stream().anyMatch(page -> origin(page).equals(origin(uri))))
        .isPresent();
  }

  /** Where the first of them is, without a slash at the end. */
  public Optional<String> home() {
    return pages.stream().findFirst().map(WebPages::origin);
  }

  private static Optional<URI> parsed(String address) {
    try {
      var uri = new URI(address);
      boolean isPlain =
          uri.getScheme() != null
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null;
      return isPlain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
