package cn.linli.sim;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * How an endpoint misbehaves.
 *
 * @param kind what it does
 * @param error the vendor's error code for {@link Kind#ERROR}
 * @param status for {@link Kind#STATUS}
 * @param latency before anything else
 * @param times for how many calls; {@link #ALWAYS} until it is switched off
 */
public record Misbehaviour(Kind kind, String error, int status, Duration latency, int times) {
  /** Until it is switched off. */
  public static final int ALWAYS = -1;

  /** What an endpoint may do wrong. */
  public enum Kind {
    /** It only takes its time. */
    SLOW,
    /** It answers an error in the vendor's own way without doing the work. */
    ERROR,
    /** A gateway answers a page instead. */
    STATUS,
    /** It does the work and answers nothing until the caller has given up. */
    SILENT_AFTER_WORK,
    /** It does the work and cuts the connection. */
    RESET_AFTER_WORK,
    /** It cuts the connection without doing the work. */
    RESET,
    /** It answers 200 with a body that is not the vendor's JSON. */
    GARBAGE
  }

  /** Answers the vendor's error code. */
  public static Misbehaviour error(String code) {
    return new Misbehaviour(Kind.ERROR, code, 0, Duration.ZERO, ALWAYS);
  }

  /** Answers a gateway's page with this status. */
  public static Misbehaviour status(int status) {
    return new Misbehaviour(Kind.STATUS, null, status, Duration.ZERO, ALWAYS);
  }

  /** Is late. */
  public static Misbehaviour slow(Duration latency) {
    return new Misbehaviour(Kind.SLOW, null, 0, latency, ALWAYS);
  }

  /** Any kind that needs no number. */
  public static Misbehaviour of(Kind kind) {
    return new Misbehaviour(kind, null, 0, Duration.ZERO, ALWAYS);
  }

  /** The same for so many calls only. */
  public Misbehaviour times(int calls) {
    return new Misbehaviour(kind, error, status, latency, calls);
  }

  /** Reads {@code {"kind":"error","error":"45011","status":500,"latencyMillis":300,"times":1}}. */
  static Misbehaviour read(JsonNode json) {
    return new Misbehaviour(
        Kind.valueOf(json.path("kind").asString("slow").toUpperCase(Locale.ROOT).replace('-', '_')),
        json.path("error").asString("-1"),
        json.path("status").asInt(500),
        Duration.ofMillis(json.path("latencyMillis").asLong(0)),
        json.path("times").asInt(ALWAYS));
  }
}
