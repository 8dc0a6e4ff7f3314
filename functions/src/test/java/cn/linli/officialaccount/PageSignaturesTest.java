package cn.linli.officialaccount;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against the example that WeChat publishes. */
class PageSignaturesTest {
  @Test
  void signsAsWeChatsExample() {
    var vector =
        Json.read(
                PageSignaturesTest.class.getResourceAsStream("/vectors/mp-messages.json"),
                JsonNode.class)
            .path("jsSdk");

    assertThat(
            PageSignatures.signature(
                vector.path("jsapi_ticket").asString(),
                vector.path("noncestr").asString(),
                Long.parseLong(vector.path("timestamp").asString()),
                vector.path("url").asString()))
        .isEqualTo(vector.path("signature").asString());
  }
}
