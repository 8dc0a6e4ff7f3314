package cn.linli.adapter.records;

import static java.util.stream.Collectors.joining;

import cn.linli.adapter.VendorHost;
import cn.linli.merchant.NegativeRecords;
import cn.linli.merchant.RecordsFailure;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.net.URI;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tianyancha's open interface: first whether name and code belong together, then four lists. Names
 * of persons, which some lists have, are left where they are.
 */
public final class Tianyancha implements NegativeRecords {
  private static final Logger LOG = LoggerFactory.getLogger(Tianyancha.class);
  private static final URI HOST = URI.create("https://open.api.tianyancha.com");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String BUSINESS = "/services/open/ic/baseinfo/normal";
  private static final int LONGEST = 300;

  private final Settings settings;
  private final Secrets secrets;
  private final TianyanchaHttp http;

  /** Where a list is and what its fields are called. */
  private enum Source {
    ABNORMAL(Kind.ABNORMAL, "mr/abnormal/2.0", "putDate", "putReason", "putDepartment"),
    GRAVE(Kind.GRAVE, "mr/illegalinfo/2.0", "putDate", "putReason", "fact"),
    PUNISHED(Kind.PUNISHED, "mr/punishmentInfo/3.0", "decisionDate", "reason", "content"),
    DISHONEST(Kind.DISHONEST, "jr/dishonest/2.0", "publishdate", "disrupttypename", "casecode");

    private final Kind kind;
    private final String path;
    private final String since;
    private final List<String> what;

    Source(Kind kind, String path, String since, String... what) {
      this.kind = kind;
      this.path = "/services/open/" + path;
      this.since = since;
      this.what = List.of(what);
    }
  }

  private Tianyancha(Settings settings, Secrets secrets, Duration patience) {
    this.settings = settings;
    this.secrets = secrets;
    this.http =
        new TianyanchaHttp(
            VendorHost.replacement(settings, "BUSINESS_RECORDS_API_HOST").orElse(HOST), patience);
  }

  /**
   * Puts it together without network and without reading a secret.
   *
   * @param settings BUSINESS_RECORDS_SECRET_ID and, for the local platform,
   *     BUSINESS_RECORDS_API_HOST
   * @throws IllegalStateException when BUSINESS_RECORDS_API_HOST must not be used
   */
  public static Tianyancha create(Settings settings, Secrets secrets) {
    return create(settings, secrets, PATIENCE);
  }

  static Tianyancha create(Settings settings, Secrets secrets, Duration patience) {
    return new Tianyancha(settings, secrets, patience);
  }

  @Override
  public Answer ask(String name, String code) {
    var token = token();
    var business = http.get(BUSINESS, code, token);
    if (business.filter(known -> isCalled(known, name, code)).isEmpty()) {
      return new Unknown();
    }
    var findings = new ArrayList<Finding>();
    for (var source : Source.values()) {
      http.get(source.path, code, token)
          .ifPresent(list -> list.path("items").forEach(item -> findings.add(read(source, item))));
    }
    return findings.isEmpty() ? new Clean() : new Findings(List.copyOf(findings));
  }

  private String token() {
    try {
      return secrets.read(settings.get("BUSINESS_RECORDS_SECRET_ID"), "token").get("token");
    } catch (IllegalStateException unreadable) {
      LOG.error("Tianyancha: {}", unreadable.getMessage());
      throw new RecordsFailure(RecordsFailure.Kind.LATER, "no token");
    }
  }

  private static boolean isCalled(JsonNode business, String name, String code) {
    return business.path("creditCode").asString("").equalsIgnoreCase(code)
        && plain(business.path("name").asString("")).equals(plain(name));
  }

  /** Brackets of names are written in both widths. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }

  private static Finding read(Source source, JsonNode item) {
    return new Finding(
        source.kind,
        date(item.path(source.since)),
        date(item.path("removeDate")),
        source.what.stream()
            .map(field -> item.path(field).asString("").strip())
            .filter(text -> !text.isEmpty())
            .collect(joining("; "))
            .codePoints()
            .limit(LONGEST)
            .mapToObj(Character::toString)
            .collect(joining()));
  }

  /** A day, or a moment in milliseconds as a number or as text; anything else is no date. */
  private static LocalDate date(JsonNode field) {
    var text = field.asString("");
    try {
      return text.matches("\\d{9,14}")
          ? LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), ZoneOffset.ofHours(8))
          : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
