package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class BusinessRecordsSimulatorTest {
  @Test
  void hasCodesWithTheCheckDigitOfTheStandard() {
    assertThat(SampleCodes.code(1)).isEqualTo("91110105MA0000015F");
    assertThat(SampleCodes.code(3)).isEqualTo("91110105MA00000315");
  }

  @Test
  void showsItselfAndIsServedByHand() throws Exception {
    try (var records = new BusinessRecordsSimulator();
        var http = HttpClient.newHttpClient()) {
      var founded =
          "{\"code\":\"91110105MA00000315\",\"name\":\"北京草莓园有限公司\",\"punished\":\"无证经营\"}";
      var table =
          http.send(
              HttpRequest.newBuilder(URI.create(records.baseUrl() + "/sim/businesses"))
                  .POST(BodyPublishers.ofString(founded))
                  .build(),
              BodyHandlers.ofString());
      var page =
          http.send(
              HttpRequest.newBuilder(URI.create(records.baseUrl() + "/sim")).build(),
              BodyHandlers.ofString());

      assertThat(table.body()).contains("91110105MA00000315  北京草莓园有限公司  1 records");
      assertThat(page.body()).contains("北京草莓园有限公司", "everything behaves");
    }
  }
}
