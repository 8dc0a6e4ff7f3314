package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.linli.logs.ReadsLogs;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Function;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@SharesTown
@ReadsLogs
class PrimingTest {
  @Test
  void callsTheFunctionAndNothingFails() throws Exception {
    var town = Town.get();
    var answers = new ArrayList<String>();
    Function<InputStream, byte[]> venue =
        in -> {
          try (in) {
            var answer = town.deployment().lambdas().call("venueApi", in.readAllBytes());
            answers.add(new String(answer, StandardCharsets.UTF_8));
            return answer;
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        };
    var logger = (Logger) LoggerFactory.getLogger(Priming.class);
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    logger.addAppender(seen);

    Priming.of("venueApi", venue).beforeCheckpoint(Core.getGlobalContext());

    logger.detachAppender(seen);
    assertThat(seen.list).isEmpty();
    assertThat(answers).hasSize(3).noneMatch(answer -> answer.contains("\"statusCode\":500"));
    assertThat(answers.getFirst()).contains("venue.zone-not-found");
  }
}
