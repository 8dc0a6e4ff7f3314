package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reading costs the same after years. */
class GrowthTest {
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void aMonthAndAScreenCostTheSameAfterTenYears() {
    hall.tell(new Story(HERE, 1, 60, 80).events);
    int report = requestsOfAReport();
    int screen = requestsOfAScreen();
    fill();

    assertThat(requestsOfAReport()).isEqualTo(report).isLessThanOrEqualTo(4);
    assertThat(requestsOfAScreen()).isEqualTo(screen).isLessThanOrEqualTo(5);
  }

  private int requestsOfAReport() {
    hall.requests.set(0);
    hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, 2));
    return hall.requests.get();
  }

  private int requestsOfAScreen() {
    var fresh = new Figures(hall.dynamo, hall.clock, hall.needs);
    hall.requests.set(0);
    fresh.screens().snapshot(new Commands.GetScreen(HERE));
    return hall.requests.get();
  }

  /** Ten thousand items of other years. */
  private void fill() {
    var batch = new ArrayList<WriteRequest>();
    for (int i = 0; i < 10_000; i++) {
      int year = 2017 + i / 1000;
      if (year == 2027) {
        continue;
      }
      var sk = "%d-%02d#topic-%d".formatted(year, 1 + i % 12, i);
      var item =
          Map.of(
              "pk", AttributeValue.fromS(HERE + "#figures#1"),
              "sk", AttributeValue.fromS(sk),
              "uses", AttributeValue.fromN("1"));
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == 25) {
        var table = Database.PREFIX + FactTable.NAME;
        hall.database.client().batchWriteItem(w -> w.requestItems(Map.of(table, batch)));
        batch.clear();
      }
    }
  }
}
