package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What one money event changed in the books. Never changed itself: an entry that is wrong is
 * corrected by another one.
 *
 * @param recipe that made it
 * @param reference what happened in the business
 * @param provider the provider's number, or null
 * @param approvedBy who allowed it, or null where nobody had to
 * @param at when it happened, in whole milliseconds
 * @param transfers none where nothing moved
 */
public record Entry(
    CommunityId community,
    Recipe recipe,
    String reference,
    String provider,
    PersonId approvedBy,
    Instant at,
    List<Transfer> transfers) {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,71}");
  private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** So that an entry fits into 1 KB and its statement into one transaction. */
  private static final int MOST_TRANSFERS = 8;

  public Entry {
    if (!REFERENCE.matcher(reference).matches()
        || (provider != null && !PROVIDER.matcher(provider).matches())) {
      throw new IllegalArgumentException("not a reference or not a number");
    }
    at = at.truncatedTo(ChronoUnit.MILLIS);
    transfers = List.copyOf(transfers);
    if (transfers.size() > MOST_TRANSFERS
        || !transfers.stream().allMatch(one -> one.debit().community().equals(community))) {
      throw new IllegalArgumentException("not the transfers of one entry");
    }
  }

  /** Follows from what happened: the same again has the same id. */
  public String id() {
    return recipe + "/" + reference;
  }

  /** Whether nothing moved. Such an entry is not posted. */
  public boolean isEmpty() {
    return transfers.isEmpty();
  }

  /** What each account was debited and credited, in the order of their codes. */
  Map<Account, Sides> sides() {
    var byCode = new TreeMap<String, Account>();
    transfers.forEach(
        one -> {
          byCode.put(one.debit().code(), one.debit());
          byCode.put(one.credit().code(), one.credit());
        });
    var sides = new LinkedHashMap<Account, Sides>();
    byCode.values().forEach(account -> sides.put(account, sides(account)));
    return sides;
  }

  /** By how much it changes each limited account, as far as it does. */
  Map<Account, Money> limited() {
    var changes = new LinkedHashMap<Account, Money>();
    sides()
        .forEach(
            (account, sides) -> {
              if (account.kind().isLimited() && !sides.areEven()) {
                changes.put(account, account.balance(sides));
              }
            });
    return changes;
  }

  private Sides sides(Account account) {
    var sum = Sides.NOTHING;
    for (var transfer : transfers) {
      if (transfer.debit().equals(account)) {
        sum = sum.plus(new Sides(transfer.amount(), Money.ZERO));
      } else if (transfer.credit().equals(account)) {
        sum = sum.plus(new Sides(Money.ZERO, transfer.amount()));
      }
    }
    return sum;
  }
}
