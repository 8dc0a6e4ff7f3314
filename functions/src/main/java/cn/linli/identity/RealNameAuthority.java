package cn.linli.identity;

/**
 * Port to the authority that knows which name belongs to which resident ID number. Each call may
 * cost money.
 */
public interface RealNameAuthority {
  /**
   * Asks whether they belong together. The number has passed its checksum.
   *
   * @throws cn.linli.shared.Refusal AUTHORITY_UNAVAILABLE when there is no verdict now
   */
  Verdict check(String name, String idNumber);

  /** What the authority says. */
  enum Verdict {
    MATCH,
    MISMATCH,
    /**
     * The register has no such person (a new card, military and some permits): somebody has to look
     * at the card.
     */
    NO_RECORD
  }
}
