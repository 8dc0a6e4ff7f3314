package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.regex.Pattern;

/**
 * Money that a person shall get.
 *
 * @param id follows from the cause, so that the same again is the same payout
 * @param payee whose money it is, as the community knows them
 * @param amount all of it, whether it is there already or not
 * @param reason for the person to read; the provider shows 32 characters of it
 * @param cause what it is for, by which the context knows its own: {@code <kind>/<id>}
 */
public record Promise(
    CommunityId community,
    String id,
    String payee,
    PersonId person,
    Money amount,
    PayoutKind kind,
    String reason,
    String cause) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Promise {
    if (!ID.matcher(id).matches() || reason.isBlank() || amount.fen() <= 0) {
      throw new IllegalArgumentException("nobody is promised something like that");
    }
  }
}
