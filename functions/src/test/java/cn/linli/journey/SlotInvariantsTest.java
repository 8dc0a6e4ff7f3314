package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That the invariants see what is wrong. */
class SlotInvariantsTest {
  @Test
  void aClaimWithoutAReservationIsSeen() {
    var town = Town.another();
    try {
      var day = town.quietDay();
      town.resident().book("library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
      assertThat(SlotInvariants.claimed(town)).isEqualTo(SlotInvariants.deserved(town)).hasSize(4);

      var stray =
          Map.of(
              "pk",
              AttributeValue.fromS("heping-li#day#" + day),
              "sk",
              AttributeValue.fromS("whole"),
              "s40",
              AttributeValue.fromB(SdkBytes.fromByteArray(new byte[16])));
      town.deployment().database().client().putItem(r -> r.tableName("local-venue").item(stray));

      assertThat(SlotInvariants.claimed(town)).isNotEqualTo(SlotInvariants.deserved(town));
    } finally {
      town.deployment().close();
    }
  }
}
