package cn.linli.adapter.ttlock;

import cn.linli.access.DoorLock;
import cn.linli.access.LockFailure;
import cn.linli.access.LockFailure.Kind;
import cn.linli.adapter.tokens.SharedTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Calls with the shared access token; a refused token is worth one more try. */
final class TtLockCalls {
  /** A write waits for the gateway, the radio and the lock. */
  static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Two of them fit into the lease of a token. */
  private static final Duration TOKEN_PATIENCE = Duration.ofMillis(3500);

  private static final int PAGE = 100;
  private static final int PAGES = 50;
  private static final Logger LOG = LoggerFactory.getLogger(TtLockCalls.class);

  private final Supplier<TtLockAccount> account;
  private final SharedTokens tokens;
  private final TtLockHttp http;
  private final Clock clock;
  private final Duration patience;

  TtLockCalls(
      Supplier<TtLockAccount> account,
      SharedTokens tokens,
      TtLockHttp http,
      Clock clock,
      Duration patience) {
    this.account = account;
    this.tokens = tokens;
    this.http = http;
    this.clock = clock;
    this.patience = patience;
  }

  /** Runs a use of the vendor and tells every accident in the words of the port. */
  static <T> T ask(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (LockFailure known) {
      throw known;
    } catch (TtLockErrors.No no) {
      LOG.warn("TTLock {} answers errcode {}", what, no.errcode());
      throw no.failure();
    } catch (TtLockHttp.NoAnswer none) {
      LOG.warn("TTLock {} gives no answer: {}", what, none.getMessage());
      throw new LockFailure(Kind.RETRY_LATER, none.getMessage());
    } catch (RuntimeException failure) {
      // Only its name: messages may quote what was sent or answered.
      var kind = failure.getClass().getSimpleName();
      LOG.warn("TTLock {} fails with {}", what, kind);
      throw new LockFailure(Kind.RETRY_LATER, kind);
    }
  }

  JsonNode post(String path, DoorLock lock, Map<String, String> form) {
    return authorised(token -> http.post(path, fields(token, lock, form), patience));
  }

  JsonNode get(String path, Map<String, String> query) {
    return authorised(token -> http.get(path, fields(token, query), patience));
  }

  JsonNode get(String path, DoorLock lock, Map<String, String> query) {
    return authorised(token -> http.get(path, fields(token, lock, query), patience));
  }

  /** All pages of a list; throws rather than taking a part for the whole. */
  List<JsonNode> all(String path, DoorLock lock, Map<String, String> query) {
    var found = new ArrayList<JsonNode>();
    for (var page = 1; page <= PAGES; page++) {
      var fields = new HashMap<>(query);
      fields.put("pageNo", Integer.toString(page));
      fields.put("pageSize", Integer.toString(PAGE));
      var answer = get(path, lock, fields);
      if (!answer.path("list").isArray()) {
        throw new TtLockHttp.NoAnswer("no list");
      }
      answer.path("list").forEach(found::add);
      var more = answer.path("list").size() >= PAGE ? page + 1 : page;
      if (page >= answer.path("pages").asInt(more)) {
        return found;
      }
    }
    throw new TtLockHttp.NoAnswer("more than " + PAGES + " pages");
  }

  private JsonNode authorised(Function<String, JsonNode> call) {
    var clientId = account.get().clientId();
    var token = tokens.current(clientId, this::fetch);
    try {
      return call.apply(token);
    } catch (TtLockErrors.No no) {
      if (!TtLockErrors.refusesToken(no.errcode())) {
        throw no;
      }
      tokens.refused(clientId, token);
      return call.apply(tokens.current(clientId, this::fetch));
    }
  }

  /**
   * By password; when that brings the refused token again, by its refresh token. Ours is not kept:
   * it would live ten years in a table.
   */
  private SharedTokens.Issued fetch(boolean forced) {
    var known = account.get();
    var answer = http.post("/oauth2/token", known.withPassword(), TOKEN_PATIENCE);
    if (forced) {
      var refresh = text(answer, "refresh_token");
      answer = http.post("/oauth2/token", known.withRefreshToken(refresh), TOKEN_PATIENCE);
    }
    return new SharedTokens.Issued(
        text(answer, "access_token"), answer.path("expires_in").asLong(0));
  }

  private Map<String, String> fields(String token, DoorLock lock, Map<String, String> more) {
    var fields = fields(token, more);
    fields.put("lockId", lock.id());
    return fields;
  }

  private Map<String, String> fields(String token, Map<String, String> more) {
    var fields = new HashMap<>(more);
    fields.put("clientId", account.get().clientId());
    fields.put("accessToken", token);
    fields.put("date", Long.toString(clock.millis()));
    return fields;
  }

  static String text(JsonNode json, String name) {
    var text = json.path(name).asString("");
    if (text.isEmpty()) {
      throw new TtLockHttp.NoAnswer("no " + name);
    }
    return text;
  }
}
