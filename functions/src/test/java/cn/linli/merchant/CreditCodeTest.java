package cn.linli.merchant;

import static cn.linli.merchant.Business.Kind.COMPANY;
import static cn.linli.merchant.Business.Kind.INDIVIDUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** The standard's own example, then codes that businesses publish themselves. */
  static Stream<String> companies() {
    return Stream.of(
        "91350100M000100Y43",
        "91110108551385082Q",
        "91440300708461136T",
        "914403001922038216",
        "91110000600037341L",
        "9144030071526726XG",
        "91330100799655058B",
        "91110000802100433B",
        "91310110666007217T",
        "91310115591693856A",
        "91230184MA1BUFLT44");
  }

  static Stream<String> individuals() {
    return Stream.of(
        "92371000MA3MXH0E3W",
        "92310115MA1LAG5R9M",
        "92330106MA2GKHP698",
        "92310115MAEK8M5Q97",
        "92440300MA5EEY5XXT",
        "92440300MA5DJJG80F",
        "92310115MABWKK5T9L",
        "92440101MA5AU3M662",
        "92440101MA5ACL5772");
  }

  static Stream<String> all() {
    return Stream.concat(companies(), individuals());
  }

  @ParameterizedTest
  @MethodSource("companies")
  void takesCodesOfCompanies(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
    assertThat(CreditCode.fits(code, COMPANY)).isTrue();
    assertThat(CreditCode.fits(code, INDIVIDUAL)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("individuals")
  void takesCodesOfIndividualBusinesses(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
    assertThat(CreditCode.fits(code, INDIVIDUAL)).isTrue();
    assertThat(CreditCode.fits(code, COMPANY)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesEveryCodeWithOneCharacterChanged(String code) {
    assertThat(mutations(code)).hasSize(18 * 35).noneMatch(CreditCode::isValid);
  }

  private static List<String> mutations(String code) {
    return IntStream.range(0, 18)
        .boxed()
        .flatMap(
            at ->
                CHARACTERS
                    .chars()
                    .filter(other -> other != code.charAt(at))
                    .mapToObj(
                        other -> code.substring(0, at) + (char) other + code.substring(at + 1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesEveryCodeWithTwoNeighboursSwapped(String code) {
    var swapped =
        IntStream.range(0, 17)
            .filter(at -> code.charAt(at) != code.charAt(at + 1))
            .mapToObj(
                at ->
                    code.substring(0, at)
                        + code.charAt(at + 1)
                        + code.charAt(at)
                        + code.substring(at + 2));

    assertThat(swapped).noneMatch(CreditCode::isValid);
  }

  /** The first is one of the early pilots, whose last characters follow no standard. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350211M00013FA1N",
        "91110108551385082q",
        "91110108551385082Q ",
        "9111010855138508",
        "",
        "91110108５51385082Q"
      })
  void refusesWhatIsNoCode(String code) {
    assertThat(CreditCode.isValid(code)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"COMPANY, 92371000MA3MXH0E3W", "INDIVIDUAL, 91110108551385082Q"})
  void aBusinessHasACodeOfItsKind(Business.Kind kind, String code) {
    assertThatThrownBy(() -> new Business(kind, "名称", "简称", code, List.of("food")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults().getFirst().pointer())
                    .isEqualTo("/business/creditCode"));
  }
}
