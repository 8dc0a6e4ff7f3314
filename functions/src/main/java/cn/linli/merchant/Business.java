package cn.linli.merchant;

import cn.linli.shared.Fault;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A business as its licence names it.
 *
 * @param name on the licence
 * @param shortName for residents to read
 * @param categories what it sells, the ids of the home's categories
 */
record Business(
    Kind kind, String name, String shortName, String creditCode, List<String> categories) {
  Business {
    categories = List.copyOf(categories);
    Fault.checks()
        .that(
            CreditCode.isValid(creditCode),
            "/business/creditCode",
            "is not a unified social credit code: its check does not hold")
        .that(
            !CreditCode.isValid(creditCode) || CreditCode.fits(creditCode, kind),
            "/business/creditCode",
            "was given to another kind of business")
        .that(!name.isBlank(), "/business/name", "is blank")
        .that(!shortName.isBlank(), "/business/shortName", "is blank")
        .orRefuse();
  }

  /** What the law takes it for. */
  enum Kind {
    COMPANY,
    /** An individual business (个体工商户). */
    INDIVIDUAL;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
