package cn.linli.volunteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a shift promised is owed with the check-out, in the same transaction: hours, books and the
 * payout agree, or nothing was written.
 */
final class Stipends {
  private static final String REASON = "志愿服务补贴";
  private static final String CAUSE = "shift/";
  private static final int SHIFT_BYTES = 16;

  private final Bureau bureau;

  Stipends(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Adds all of that to what a use case writes. */
  void owe(WriteSet writes, Assignment done) {
    var key = done.key();
    var payout = payout(done);
    var cause = Cause.of(key.community(), Shifts.PAYEE, reference(done), bureau.now());
    bureau
        .needs()
        .ledger()
        .post(writes, Recipes.stipendGranted(cause, done.stipend()), new Stale());
    var promise =
        new Promise(
            key.community(),
            payout,
            Shifts.PAYEE,
            key.person(),
            done.stipend(),
            PayoutKind.STIPEND,
            REASON,
            CAUSE + key.activity() + "/" + key.shift());
    // An empty account makes it wait, and finance hears of it: it is owed all the same.
    bureau.needs().payments().payOut(writes, promise, done.stipend());
    tell(writes, done, payout);
  }

  private void tell(WriteSet writes, Assignment done, String payout) {
    var key = done.key();
    var data =
        Map.<String, Object>of(
            "shift",
            key.shift(),
            "activity",
            key.activity(),
            "person",
            key.person(),
            "payout",
            payout,
            "amountFen",
            done.stipend().fen());
    bureau.outbox().add(writes, new Event("volunteer.stipend-owed", 1, key.community(), data));
  }

  /** By which the books have it. */
  static String reference(Assignment done) {
    return "stipend/" + payout(done);
  }

  /** The shift that a stipend was promised for. */
  static Commands.OfShift shift(Promise promise) {
    return Tasks.which(promise.community(), promise.cause().substring(CAUSE.length()));
  }

  /**
   * The id of the payout: it follows from who had which shift of which activity. All three are too
   * long for it, so the first two are hashed.
   */
  static String payout(Assignment done) {
    var key = done.key();
    var shift = Arrays.copyOf(sha256(key.activity() + "/" + key.shift()), SHIFT_BYTES);
    var person = HexFormat.of().parseHex(key.person().toString().replace("-", ""));
    return "stipend-%s-%s".formatted(short36(shift), short36(person));
  }

  private static String short36(byte[] bytes) {
    return new BigInteger(1, bytes).toString(Character.MAX_RADIX);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
