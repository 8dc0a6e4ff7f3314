package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Invariant I6: a whole journey leaves no personal data, code or token in the logs. */
@SharesTown
@ReadsLogs
class LogHygieneTest {
  @Test
  void aJourneyLeavesNothingPersonalInTheLogs() {
    var town = Town.get();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var seen = new Lines();
    seen.start();
    root.addAppender(seen);
    try {
      var resident = new Resident(town, "logged", 901);
      var client = resident.moveIn(Town.COMMUNITY);
      var day = town.quietDay();
      client.book("library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
      client.get("/me/export").expect(200);
      Submitted.of(town, client, "出售枪支弹药").asked();
      client.put(
          "/me/real-name", "{\"name\":\"不符\",\"idNumber\":\"%s\"}".formatted(resident.idNumber()));

      var text = new StringBuilder();
      seen.events()
          .forEach(
              event ->
                  text.append(event.getFormattedMessage())
                      .append(event.getMDCPropertyMap())
                      .append('\n'));
      assertThat(text.toString())
          .contains("placeReservation 200")
          .doesNotContain(resident.idNumber(), "张三丰", "不符", "枪支弹药", client.token())
          .doesNotContain(
              Person.of("logged").phone(),
              Person.of("logged").openid(WeChatSimulator.MINI_PROGRAM));
    } finally {
      root.detachAppender(seen);
    }
  }
}
