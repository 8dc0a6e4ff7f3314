package cn.linli.merchant;

import java.time.LocalDate;
import java.util.List;

/** Port to those who know what authorities and courts have published of a business. */
public interface NegativeRecords {
  /**
   * Asks for a business by the name and the unified social credit code of its licence. Each call
   * costs money.
   *
   * @throws RecordsFailure when there is no answer now
   */
  Answer ask(String name, String code);

  /** What is known. */
  sealed interface Answer {}

  /** There is such a business and nothing against it. */
  record Clean() implements Answer {}

  /** What was found, the youngest twenty of each kind. */
  record Findings(List<Finding> findings) implements Answer {}

  /** There is no business of that code, or it has another name. */
  record Unknown() implements Answer {}

  /**
   * One record.
   *
   * @param since null when nobody said
   * @param until when it was lifted; null while it stands
   * @param what in the authority's words
   */
  record Finding(Kind kind, LocalDate since, LocalDate until, String what) {}

  /** Who has recorded it. */
  enum Kind {
    /** Listed for unusual operation (经营异常名录). */
    ABNORMAL,
    /** Listed for grave breaches of law and trust (严重违法失信). */
    GRAVE,
    /** Punished by an authority (行政处罚). */
    PUNISHED,
    /** Does not do what a court has ordered (失信被执行人). */
    DISHONEST
  }
}
