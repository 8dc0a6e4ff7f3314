package cn.linli.poll;

import cn.linli.shared.Refusal;
import cn.linli.shared.http.Json;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a matter is. */
enum Kind {
  CONTEST,
  POLL;

  /** The terms of this kind, as they are stored. */
  Terms terms(String json) {
    return switch (this) {
      case CONTEST -> Json.read(json, ContestTerms.class);
      case POLL -> Json.read(json, PollTerms.class);
    };
  }

  Refusal notFound() {
    return switch (this) {
      case CONTEST -> PollError.CONTEST_NOT_FOUND.refusal();
      case POLL -> PollError.POLL_NOT_FOUND.refusal();
    };
  }

  /** Its spelling in keys and events. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
