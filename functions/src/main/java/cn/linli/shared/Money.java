package cn.linli.shared;

/**
 * An amount of Chinese yuan in whole fen (分), the unit WeChat Pay counts in. Negative amounts exist
 * in books, not in prices.
 *
 * @param fen hundredths of a yuan
 */
public record Money(long fen) implements Comparable<Money> {
  /** Nothing. */
  public static final Money ZERO = new Money(0);

  /** The sum; throws {@link ArithmeticException} rather than wrap around. */
  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  /** The difference; throws {@link ArithmeticException} rather than wrap around. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  /** So many of it; throws {@link ArithmeticException} rather than wrap around. */
  public Money times(long count) {
    return new Money(Math.multiplyExact(fen, count));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }
}
