package cn.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import cn.linli.town.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir Path folder;

  @Test
  void dataSessionsAndKeysSurviveARestart() throws IOException {
    Client before;
    try (var deployment = start()) {
      var anybody = new Client(deployment.baseUrl(), null, null);
      before =
          anybody.with(
              anybody
                  .put(
                      "/sessions/00000000-0000-4000-8000-000000000001",
                      "{\"channel\":\"mini-program\",\"code\":\"wang-1\"}")
                  .expect(200));
      before.put("/me/phone", "{\"code\":\"wang-phone-1\"}").expect(200);
    }

    try (var deployment = start()) {
      var again = new Client(deployment.baseUrl(), before.session(), before.token());

      assertThat(again.get("/me").expect(200).text("/maskedPhone")).isEqualTo("138****0001");
      assertThat(again.get("/me/export").expect(200).text("/phone")).isEqualTo("13800000001");
      assertThat(again.get("/communities/heping-li/zones").expect(200).body().path("items").size())
          .isEqualTo(7);
    }
  }

  @Test
  void nothingListensBeyondThisMachine() throws IOException {
    try (var deployment = start()) {
      assertThat(deployment.baseUrl()).startsWith("http://127.0.0.1:");
      assertThat(deployment.weChat().baseUrl()).startsWith("http://127.0.0.1:");
      assertThat(deployment.realNames().baseUrl()).startsWith("http://127.0.0.1:");
    }
  }

  private Deployment start() throws IOException {
    var kms = new LocalKms(folder.resolve("keys.properties"));
    var plan =
        new Deployment.Plan(
            () -> Database.in(folder),
            kms,
            Clock.systemUTC(),
            0,
            0,
            folder,
            UnaryOperator.identity());
    var deployment = new Deployment(plan);
    deployment.seed(Files.readAllBytes(Template.project().resolve("infra/seed/heping-li.json")));
    return deployment;
  }
}
