package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging in through WeChat, staying logged in, logging out. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /**
   * For answers lost on the way: so long the refresh token before the current one gets the same
   * answer again.
   */
  private static final Duration REPLAY = Duration.ofSeconds(30);

  private static final Duration SAME_LOGIN = Duration.ofMinutes(5);

  private final Dynamo dynamo;
  private final Identity identity;
  private final WeChatLogin weChat;
  private final Accounts accounts;
  private final Clock clock;

  Sessions(Identity identity, WeChatLogin weChat) {
    this.dynamo = identity.dynamo();
    this.identity = identity;
    this.weChat = weChat;
    this.accounts = new Accounts(identity);
    this.clock = identity.clock();
  }

  /** Opens a session for whoever is behind a login code. */
  View start(Start command) {
    var codeHash = identity.keys().lookupHash("code", command.proof());
    var known = sameLogin(command.session(), codeHash);
    if (known.isPresent()) {
      return view(known.get());
    }
    Authorization authorization;
    WeChatAccount account;
    try {
      authorization = authorization(command);
      account = weChat.exchange(command.channel(), command.code());
    } catch (Refusal refused) {
      return view(sentTwiceAtOnce(command.session(), codeHash, refused));
    }
    return view(Stale.again(() -> open(command.session(), codeHash, account, authorization)));
  }

  /** Only whoever began a login in the Official Account ends it (docs/adr/0037). */
  private Authorization authorization(Start command) {
    return command.channel() == Channel.MINI_PROGRAM
        ? null
        : identity
            .authorizations()
            .find(command.session())
            .filter(begun -> begun.fits(command.state(), command.verifier(), clock.instant()))
            .orElseThrow(IdentityError.AUTHORIZATION_REFUSED::refusal);
  }

  private SessionRow open(
      UUID id, String codeHash, WeChatAccount account, Authorization authorization) {
    var known = sameLogin(id, codeHash);
    if (known.isPresent()) {
      return known.get();
    }
    var writes = new WriteSet(dynamo);
    if (authorization != null) {
      identity.authorizations().spend(writes, authorization);
    }
    boolean isSilent = authorization != null && !authorization.asks() && account.unionid() == null;
    var person =
        isSilent
            ? accounts.known(writes, account).orElseThrow(IdentityError.ACCOUNT_UNKNOWN::refusal)
            : accounts.personOf(writes, account);
    var session = SessionRow.start(id, person, codeHash, clock.instant());
    identity.sessions().create(writes, session);
    writes.commit();
    return session;
  }

  private Optional<SessionRow> sameLogin(UUID id, String codeHash) {
    var stored = identity.sessions().find(id);
    stored.ifPresent(
        session -> {
          boolean same =
              session.codeHash().equals(codeHash)
                  && !session.ended()
                  && session.generation() == 1
                  && clock.instant().isBefore(session.refreshedAt().plus(SAME_LOGIN));
          if (!same) {
            throw IdentityError.SESSION_ID_REUSED.refusal();
          }
        });
    return stored;
  }

  /**
   * WeChat takes a code once, and so do we a state: of two identical requests the second is refused
   * while the first is still being written.
   */
  private SessionRow sentTwiceAtOnce(UUID id, String codeHash, Refusal refused) {
    if (refused.code() != IdentityError.LOGIN_CODE_REFUSED
        && refused.code() != IdentityError.AUTHORIZATION_REFUSED) {
      throw refused;
    }
    for (int pauseMillis : new int[] {50, 150, 300}) {
      pause(pauseMillis);
      var session = sameLogin(id, codeHash);
      if (session.isPresent()) {
        return session.get();
      }
    }
    throw refused;
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * New tokens for the refresh token of the current generation; the end of the session for an older
   * one.
   */
  View refresh(Refresh command) {
    return view(Stale.again(() -> refreshed(command)));
  }

  private SessionRow refreshed(Refresh command) {
    var session =
        identity
            .sessions()
            .find(command.session())
            .filter(row -> row.isLive(clock.instant()) && isActive(row.person()))
            .orElseThrow(IdentityError.REFRESH_REFUSED::refusal);
    var writes = new WriteSet(dynamo);
    if (matches(command, session, session.generation())) {
      var next = session.refreshed(clock.instant());
      identity.sessions().change(writes, session, next);
      writes.commit();
      return next;
    }
    boolean previous =
        session.generation() > 1 && matches(command, session, session.generation() - 1);
    if (previous && clock.instant().isBefore(session.refreshedAt().plus(REPLAY))) {
      return session;
    }
    if (isOurs(command, session)) {
      LOG.warn("a refresh token of session {} was used twice: the session ends", session.id());
      identity.sessions().change(writes, session, session.over());
      identity
          .audit()
          .add(
              writes,
              Gate.PLATFORM,
              session.person(),
              "refresh-token-reused",
              session.id().toString(),
              null,
              null);
      writes.commit();
    }
    throw IdentityError.REFRESH_REFUSED.refusal();
  }

  private boolean isActive(PersonId person) {
    return identity
        .persons()
        .find(person)
        .filter(found -> found.state() == Person.State.ACTIVE)
        .isPresent();
  }

  /** Ends one's own session. */
  Object end(Principal caller, End command) {
    return Stale.again(
        () -> {
          var session =
              identity
                  .sessions()
                  .find(command.session())
                  .filter(row -> row.person().equals(caller.person()))
                  .orElseThrow(IdentityError.SESSION_NOT_FOUND::refusal);
          var writes = new WriteSet(dynamo);
          identity.sessions().change(writes, session, session.over());
          writes.commit();
          return null;
        });
  }

  /** The session of a caller with tokens that say what is true now. */
  View renewed(Principal caller) {
    return view(
        identity
            .sessions()
            .find(caller.session())
            .filter(row -> row.isLive(clock.instant()))
            .orElseThrow(ApiError.SESSION_INVALID::refusal));
  }

  private View view(SessionRow session) {
    var person = identity.persons().get(session.person()).active();
    var token = identity.tokens().issue(person.id(), session, person.isVerified());
    return new View(
        session.id(),
        person.id().toString(),
        person.isVerified(),
        token.value(),
        token.expiresAt(),
        refreshToken(session, session.generation()),
        session.expiresAt());
  }

  private boolean isOurs(Refresh command, SessionRow session) {
    int dot = command.refreshToken().indexOf('.');
    try {
      int generation = Integer.parseInt(command.refreshToken().substring(0, Math.max(dot, 0)));
      return generation < session.generation() && matches(command, session, generation);
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private boolean matches(Refresh command, SessionRow session, int generation) {
    return MessageDigest.isEqual(
        command.refreshToken().getBytes(StandardCharsets.UTF_8),
        refreshToken(session, generation).getBytes(StandardCharsets.UTF_8));
  }

  private String refreshToken(SessionRow session, int generation) {
    var mac = identity.keys().mac("refresh", session.id() + "|" + generation);
    return generation + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /**
   * A login.
   *
   * @param state of a login in the Official Account, else null
   * @param verifier what only the page that began it knows, else null
   */
  record Start(UUID session, Channel channel, String code, String state, String verifier) {
    Start {
      boolean isBegun = channel == Channel.OFFICIAL_ACCOUNT;
      Fault.checks()
          .that(isBegun == (state != null), "/state", "belongs to the Official Account")
          .that(isBegun == (verifier != null), "/verifier", "belongs to the Official Account")
          .orRefuse();
    }

    /** What the same login has again. */
    String proof() {
      return channel + "|" + code + (state == null ? "" : "|" + state + "|" + verifier);
    }
  }

  /** A refresh token to exchange. */
  record Refresh(UUID session, String refreshToken) {}

  /** The session to end. */
  record End(UUID session) {}

  /** What the contract shows. */
  record View(
      UUID session,
      String person,
      boolean realNameVerified,
      String accessToken,
      Instant accessTokenExpiresAt,
      String refreshToken,
      Instant refreshTokenExpiresAt) {}
}
