package cn.linli.screening;

import cn.linli.screening.MessagePush.Consented;
import cn.linli.screening.MessagePush.Other;
import cn.linli.screening.MessagePush.PictureJudged;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.PlainText;
import cn.linli.shared.http.Webhook;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what WeChat pushes; it hears that all is well only when all of it is stored. */
final class Pushes {
  private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
  private static final PlainText TAKEN = new PlainText("success");

  private final Bench bench;
  private final Showing showing;

  Pushes(Bench bench) {
    this.bench = bench;
    this.showing = new Showing(bench);
  }

  /** Somebody enters our address in WeChat's console. */
  PlainText greet(Webhook call) {
    return new PlainText(believed(push -> push.greeting(call)));
  }

  PlainText take(Webhook call) {
    switch (believed(push -> push.read(call))) {
      case PictureJudged judged -> showing.told(judged);
      case Consented consented -> bench.needs().consents().accept(consented);
      case Other other -> LOG.info("a push about {} changes nothing", other.event());
    }
    return TAKEN;
  }

  private <T> T believed(Function<MessagePush, T> reading) {
    try {
      return reading.apply(bench.needs().push().get());
    } catch (ForgedPush forged) {
      // A filter of the template counts these words, and an alarm looks at the count.
      LOG.warn("forged push: {}", forged.getMessage());
      throw ScreeningError.PUSH_FORGED.refusal();
    }
  }
}
