package cn.linli.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows of lists are no larger than a page reckons with, and are read as they were written. */
class ListTableTest {
  private static final String SLUG = "a".repeat(32);
  private static final int NUMBER_BYTES = 7;

  @ParameterizedTest
  @CsvSource({
    "%s, 11",
    "%s#social-organisations, 11",
    "@%s, 11",
    "@%s#social-organisations, 11",
    "@%s/%s, 10",
    "@%s/%s#social-organisations, 10",
    "@haidian-qu/zhongguancun-jiedao, 11"
  })
  void theLargestRowIsAsLargeAsAPageReckons(String form, int atOnce) {
    var list = form.replace("%s", SLUG);
    var row =
        new Listed(
            list,
            true,
            Instant.parse("2026-12-01T00:00:00Z"),
            new CommunityId(SLUG),
            UUID.randomUUID(),
            Column.SOCIAL_ORGANISATIONS,
            "字".repeat(64),
            UUID.randomUUID(),
            Instant.parse("2026-12-09T00:00:00Z"));

    var item = ListTable.schema().itemToMap(row, true);

    int bytes =
        item.entrySet().stream()
            .mapToInt(field -> field.getKey().length() + bytes(field.getValue()))
            .sum();
    assertThat(bytes).isEqualTo(ListTable.mostBytes(list));
    assertThat(4096 / bytes).isGreaterThanOrEqualTo(atOnce);
    assertThat(ListTable.schema().mapToItem(item)).isEqualTo(row);
  }

  private static int bytes(AttributeValue value) {
    return value.s() == null ? NUMBER_BYTES : value.s().getBytes(UTF_8).length;
  }
}
