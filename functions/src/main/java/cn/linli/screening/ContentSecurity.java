package cn.linli.screening;

import java.util.Locale;

/** Who judges texts and pictures beside our own rules: WeChat's content security (内容安全). */
public interface ContentSecurity {
  /** How many characters a text may have, counted as Java counts them. */
  int LONGEST = 2_500;

  /** The app at which authors have to be known. */
  String app();

  /**
   * What it thinks of a text.
   *
   * @param openid of its author at the app
   * @throws ContentFailure when it says nothing
   */
  Opinion text(String openid, String text);

  /**
   * Asks about a picture; the opinion comes by a push.
   *
   * @param url where everybody can fetch it now
   * @return the trace by which the push names it
   * @throws ContentFailure when it will say nothing
   */
  String picture(String openid, String url);

  /**
   * What it thinks.
   *
   * @param label its number for the topic; 100 is none
   * @param words what it points at, or empty
   */
  record Opinion(Suggest suggest, int label, String words) {
    /** Without the words. */
    @Override
    public String toString() {
      return suggest + " " + label;
    }
  }

  /** What it suggests to do. */
  enum Suggest {
    PASS,
    REVIEW,
    RISKY;

    /** The suggestion spelled so; a word that nobody knows is for people to look at. */
    public static Suggest of(String word) {
      return switch (word) {
        case "pass" -> PASS;
        case "risky" -> RISKY;
        default -> REVIEW;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
