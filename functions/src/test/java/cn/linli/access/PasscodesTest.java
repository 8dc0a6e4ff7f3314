package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasscodesTest {
  @ParameterizedTest
  @CsvSource({
    "48291375,false",
    "11223344,true",
    "12345678,true",
    "87654321,true",
    "90123477,true",
    "55512890,true",
    "19850317,false",
    "12121212,true",
    "98765012,true"
  })
  void givesNoDigitsThatPeopleTryFirst(String digits, boolean guessable) {
    assertThat(Passcodes.isGuessable(digits)).isEqualTo(guessable);
  }

  @Test
  void drawsEightDigitsThatDiffer() {
    var drawn = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      var passcode = Passcodes.random();
      assertThat(passcode.digits()).matches("[0-9]{8}");
      assertThat(Passcodes.isGuessable(passcode.digits())).isFalse();
      drawn.add(passcode.digits());
    }

    assertThat(drawn).hasSizeGreaterThan(995);
  }

  @Test
  void namesOnLocksLeadBackToTheReservationAndNothingElseDoes() {
    var reservation = UUID.randomUUID();

    assertThat(References.read(References.of(reservation, 20)))
        .hasValue(new References.Name(reservation, 20));
    assertThat(References.read(new GrantReference("electrician"))).isEmpty();
    assertThat(References.read(new GrantReference("7f3c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10")))
        .isEmpty();
  }
}
