package cn.linli.money;

import cn.linli.screening.ContentFailure;
import cn.linli.screening.ContentSecurity;
import java.util.Random;

/** Judges in memory: mostly nothing is wrong, and now and then it says nothing. */
final class TestOpinions implements ContentSecurity {
  private static final int SILENT_PERCENT = 10;
  private static final int DOUBTFUL_PERCENT = 10;
  private static final int NO_TOPIC = 100;

  private Random random = new Random(0);

  void begin(Random seeded) {
    random = seeded;
  }

  @Override
  public String app() {
    return TestProvider.APP;
  }

  @Override
  public Opinion text(String openid, String text) {
    int what = random.nextInt(100);
    if (what < SILENT_PERCENT) {
      throw new ContentFailure(ContentFailure.Kind.LATER, "injected");
    }
    boolean isDoubtful = what < SILENT_PERCENT + DOUBTFUL_PERCENT;
    return new Opinion(isDoubtful ? Suggest.REVIEW : Suggest.PASS, NO_TOPIC, "");
  }

  @Override
  public String picture(String openid, String url) {
    throw new IllegalStateException("nobody shows pictures here");
  }
}
