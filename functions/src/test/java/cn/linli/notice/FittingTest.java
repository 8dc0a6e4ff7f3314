package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittingTest {
  @ParameterizedTest
  @CsvSource({
    "thing, 舞蹈室, 舞蹈室",
    "thing, '', 无",
    "thing, 一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
    "thing, 一二三四五六七八九十一二三四五六七八九十一, 一二三四五六七八九十一二三四五六七八九…",
    "phrase, 已确认, 已确认",
    "phrase, 待您本人确认, 待您本人确",
    "phrase, OK, 无",
    "character_string, 编号A-1, A-1",
    "character_string, 编号, 0",
    "number, 12人, 12",
    "symbol, 一二三四五六, 一二三四五"
  })
  void nothingIsTooLongOrEmpty(String type, String text, String fits) {
    assertThat(Fitting.fit(type, text)).isEqualTo(fits);
  }
}
