package cn.linli.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling hides whose number it is, and no other number is taken for one. */
class PersonalNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "请打13800000001。",
        "138 0000 0001",
        "138-0000-0001",
        "138.0000.0001",
        "1 3 8 0 0 0 0 0 0 0 1",
        "1  3  8  0  0  0  0  0  0  0  1",
        "138\u200b0000\u200b0001",
        "1\u200c3\u200d8\ufeff0000\u00ad0001",
        "1\ufe0f3\ufe0f800000001",
        "１３８００００００１２",
        "１３８　００００　０００１",
        "138–0000—0001",
        "138\n0000\n0001",
        "电话1 13800000001",
        "+8613800000001",
        "+86 138 0000 0001",
        "008613800000001",
        "(138)0000-0001",
        "①③⑧00000001",
        "010-12345678",
        "(010) 1234 5678",
        "０１０－１２３４５６７８",
        "02112345678",
        "0571-87654321",
        "0311 7654321",
        "110101199001011234",
        "11010119900101123X",
        "110101 1990 0101 1234",
        "110101 19900101 123x",
        "1 1 0 1 0 1 1 9 9 0 0 1 0 1 1 2 3 Ｘ",
        "110101\u200b19900101\u200b1234",
        "123456789012345678"
      })
  void findsANumberOfSomebody(String text) {
    assertThat(PersonalNumbers.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请到一楼大厅",
        "请拨打12345热线",
        "请拨打 400-810-1234",
        "周一至周五 8:30-11:30，13:30-17:00",
        "2026-11-24 09:00 至 2026-12-24 18:00",
        "2026年11月24日起，每次1500元，60岁以上300元",
        "13、14、15、16、17、18、19号楼",
        "办事编号 13800000001234",
        "京政发〔2026〕15号，第3条第2款",
        "0.5 公里，1.5 元"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(PersonalNumbers.isIn(text)).isFalse();
  }
}
