package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleIdsTest {
  @Test
  void computesTheCheckDigitOfTheStandard() {
    assertThat(SampleIds.number(LocalDate.of(2024, 2, 29), 1)).isEqualTo("110000202402290014");
    assertThat(SampleIds.number(LocalDate.of(2008, 1, 1), 2)).isEqualTo("110000200801010025");
    assertThat(SampleIds.isValid("11010519491231002X")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"110105194912310021", "110000202302290017", "110000202613010019", "1101", ""})
  void refusesWrongOnes(String number) {
    assertThat(SampleIds.isValid(number)).isFalse();
  }

  @Test
  void givesEverySamplePersonANumberOfTheirOwn() {
    var people = Stream.concat(Person.LISTED.stream(), Person.CHILDREN.stream());

    assertThat(people.map(Person::idNumber))
        .doesNotHaveDuplicates()
        .allMatch(SampleIds::isValid)
        .allMatch(number -> number.startsWith("110000"));
  }
}
