package cn.linli.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * A text as rules read it: only letters and digits, in their plainest form (NFKC, small, simplified
 * for what rules speak of), each with the place it has in the text. Blanks, punctuation, signs and
 * what cannot be seen are left out, since they are put between characters to get past a filter.
 */
final class Plain {
  private static final String ENDS = "。！？!?\n";

  private final String text;
  private final StringBuilder letters = new StringBuilder();
  private int[] from;
  private int[] to;
  private boolean[] first;
  private String all;

  private Plain(String text) {
    this.text = text;
    this.from = new int[text.length() + 16];
    this.to = new int[from.length];
    this.first = new boolean[from.length];
  }

  /**
   * Reads a text.
   *
   * @param folds characters that are written for others, as traditional for simplified ones
   */
  static Plain of(String text, Map<Character, Character> folds) {
    var plain = new Plain(text);
    boolean sentenceEnded = false;
    for (int at = 0; at < text.length(); ) {
      int next = at + Character.charCount(text.codePointAt(at));
      sentenceEnded |= ENDS.indexOf(text.charAt(at)) >= 0;
      int before = plain.letters.length();
      plain.add(text.codePointAt(at), at, next, folds);
      if (plain.letters.length() > before) {
        plain.first[before] = sentenceEnded;
        sentenceEnded = false;
      }
      at = next;
    }
    plain.all = plain.letters.toString();
    return plain;
  }

  private void add(int codePoint, int start, int end, Map<Character, Character> folds) {
    var normal =
        isPlainAlready(codePoint)
            ? Character.toString(codePoint)
            : Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    normal
        .codePoints()
        .map(Character::toLowerCase)
        .filter(Plain::counts)
        .forEach(
            letter -> {
              for (char part : Character.toChars(letter)) {
                append(folds.getOrDefault(part, part), start, end);
              }
            });
  }

  private void append(char letter, int start, int end) {
    int at = letters.length();
    if (at == from.length) {
      from = Arrays.copyOf(from, 2 * at);
      to = Arrays.copyOf(to, 2 * at);
      first = Arrays.copyOf(first, 2 * at);
    }
    from[at] = start;
    to[at] = end;
    letters.append(letter);
  }

  /** ASCII, and the common Chinese characters: most of any text. */
  private static boolean isPlainAlready(int codePoint) {
    return codePoint < 0x80 || (codePoint >= 0x4E00 && codePoint <= 0x9FFF);
  }

  /** Hangul fillers are letters that nobody sees; lengthening marks are letters in name only. */
  private static boolean counts(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        && Character.getType(codePoint) != Character.MODIFIER_LETTER
        && codePoint != 0x115F
        && codePoint != 0x1160;
  }

  String letters() {
    return all;
  }

  /** The words of the text from one letter to before another, in the writer's own characters. */
  String words(int start, int end) {
    return text.substring(from[start], to[end - 1]);
  }

  /** Whether these letters are in one sentence. */
  boolean isOneSentence(int start, int end) {
    for (int at = start + 1; at < end; at++) {
      if (first[at]) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing is between a letter and the one before, and both are of one word or number. */
  boolean isInsideWord(int at) {
    return at > 0
        && at < letters.length()
        && isSameKind(letters.charAt(at - 1), letters.charAt(at))
        && (to[at - 1] == from[at] || from[at - 1] == from[at]);
  }

  private static boolean isSameKind(char one, char other) {
    return (isLatin(one) && isLatin(other)) || (isDigit(one) && isDigit(other));
  }

  private static boolean isLatin(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
