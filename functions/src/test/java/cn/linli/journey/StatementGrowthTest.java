package cn.linli.journey;

import static cn.linli.journey.Volunteering.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A statement costs the same after one shift, and after thirty years of them. */
class StatementGrowthTest {
  private static final int YEARS = 30;
  private static final int SHIFTS = 500;

  private final Volunteering at = new Volunteering();
  private final Town town = at.town();

  @Test
  void aStatementCostsTheSameAfterManyYears() {
    var who = at.volunteer();
    var event = at.event();
    var work = at.work(event, Volunteering.terms(event, 1));
    work.take(who).expect(200);
    work.begins();
    work.worked(who);
    var few = cost(who);

    var rows = Dump.items(town, "volunteer");
    for (var row : rows) {
      if (row.get("pk").s().endsWith("#years#" + who.person()) && isYear(row.get("sk").s())) {
        for (int year = 0; year < YEARS; year++) {
          put(row, Integer.toString(1990 + year));
        }
      }
      if (row.get("pk").s().endsWith("#worked#" + who.person())) {
        for (int shift = 0; shift < SHIFTS; shift++) {
          put(row, row.get("sk").s().replaceAll("#.*", "#" + UUID.randomUUID()));
        }
      }
    }
    var many = cost(who);
    town.deployment().close();

    assertThat(many).isEqualTo(few);
  }

  private static boolean isYear(String sk) {
    return sk.matches("[0-9]+");
  }

  private void put(Map<String, AttributeValue> row, String sk) {
    var item = new HashMap<>(row);
    item.put("sk", AttributeValue.fromS(sk));
    town.deployment()
        .database()
        .client()
        .putItem(put -> put.tableName(Database.PREFIX + "volunteer").item(item));
  }

  private Meter.Cost cost(Client person) {
    var who = town.back(person.person());
    who.get(HERE + "my-volunteer-hours").expect(200);
    town.passes(Duration.ofMinutes(2));
    var again = town.back(person.person());
    return town.meter().of(() -> again.get(HERE + "my-volunteer-hours").expect(200));
  }
}
