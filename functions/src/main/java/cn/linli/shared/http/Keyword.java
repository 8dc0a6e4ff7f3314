package cn.linli.shared.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/**
 * A word that somebody looks for, of the letters and digits of any script: the one parameter of a
 * query that may be more than days, numbers, slugs and cursors.
 *
 * @param value at most twenty characters
 */
public record Keyword(String value) {
  static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}]{1,20}");

  /** Reads the word; throws {@link IllegalArgumentException}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Keyword {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no word to look for");
    }
  }
}
