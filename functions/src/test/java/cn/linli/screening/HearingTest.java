package cn.linli.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
  @Test
  void asksAboutAShortTextAsItIs() {
    assertThat(Hearing.pieces("合唱排练")).containsExactly("合唱排练");
    assertThat(Hearing.pieces("字".repeat(2_500))).hasSize(1);
  }

  @Test
  void asksNothingAboutNothing() {
    assertThat(Hearing.pieces("")).isEmpty();
    assertThat(Hearing.pieces(" \n ")).isEmpty();
  }

  @Test
  void cutsALongTextIntoPiecesThatOverlap() {
    var text = "甲".repeat(2_490) + "跨越边界的词语" + "乙".repeat(4_000);

    var pieces = Hearing.pieces(text);

    assertThat(pieces).hasSize(3).allMatch(piece -> piece.length() <= 2_500);
    assertThat(pieces.get(1)).contains("跨越边界的词语");
    assertThat(pieces.getLast()).endsWith("乙");
  }

  @Test
  void cutsNoCharacterInHalf() {
    var text = "x" + "🍓".repeat(4_000);

    var pieces = Hearing.pieces(text);

    assertThat(pieces)
        .allMatch(piece -> piece.length() <= 2_500)
        .allMatch(piece -> !Character.isLowSurrogate(piece.charAt(0)))
        .allMatch(piece -> !Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
    assertThat(List.copyOf(pieces)).isNotEmpty();
  }
}
