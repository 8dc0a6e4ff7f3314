package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to merchants for whoever sells what is theirs. */
public final class Merchants {
  /** The kinds of deadline at which something about a merchant is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.RECORDS, Tasks.ACCOUNT, Tasks.PAPERS);

  /** So long the provider keeps a merchant's money frozen at the most, from the payment on. */
  public static final int FROZEN_DAYS = 180;

  private final Counter counter;
  private final Guarantees guarantees;
  private final Admissions admissions;

  /** The merchants of a database. */
  public Merchants(Dynamo dynamo, Clock clock, Needs needs) {
    this.counter = Counter.of(dynamo, clock, needs);
    this.guarantees = new Guarantees(counter);
    this.admissions = new Admissions(counter);
  }

  Counter counter() {
    return counter;
  }

  /** A merchant as whoever sells its products knows it; refuses one that is not there. */
  public Seller seller(CommunityId home, UUID merchant) {
    return seller(counter.merchant(home, merchant));
  }

  private Seller seller(Merchant merchant) {
    return new Seller(
        merchant.home(),
        merchant.id(),
        merchant.owner(),
        merchant.business().shortName(),
        merchant.payee(),
        Guarantees.deposit(merchant),
        Guarantees.receivable(merchant),
        merchant.account().merchant(),
        merchant.account().subMerchant(),
        merchant.maySell(counter.today(merchant.home())));
  }

  /** A product of a merchant that may be sold as it is now; refuses any other. */
  public Offer offer(CommunityId home, UUID merchant, UUID product) {
    var found =
        counter
            .products()
            .find(home, merchant, product)
            .orElseThrow(MerchantError.PRODUCT_NOT_FOUND::refusal);
    if (found.state() != Product.State.PASSED) {
      throw MerchantError.NOT_REVIEWED.refusal();
    }
    var category = counter.category(home, found.data().category());
    return new Offer(
        found.id(),
        found.revision(),
        found.data(),
        category.feePerMille(),
        category.afterSaleDays());
  }

  /** Whether a merchant was let into a community. */
  public boolean isAdmitted(CommunityId community, UUID merchant) {
    return admissions.isAdmitted(community, merchant);
  }

  /** The same of a whole area. */
  public boolean isAdmitted(Area area, UUID merchant) {
    return admissions.isAdmitted(area, merchant);
  }

  /** Whether a community's committee has said no to a merchant, a product or a campaign of it. */
  public boolean isVetoed(CommunityId community, UUID merchant, UUID product, UUID campaign) {
    return counter.vetoes().get(community, merchant).coversAny(product, campaign);
  }

  /** Whether a merchant may sell in a community now: it was let in, and nobody says no to it. */
  public boolean maySellIn(CommunityId community, CommunityId home, UUID merchant) {
    return seller(home, merchant).maySell()
        && isAdmitted(community, merchant)
        && !counter.vetoes().get(community, merchant).covers(Veto.ALL);
  }

  /** The same as it was a moment ago, for what is only shown; nobody's merchant may not. */
  public boolean seemsToSellIn(CommunityId community, CommunityId home, UUID merchant) {
    return counter
            .merchants()
            .glance(home, merchant)
            .filter(one -> one.maySell(counter.today(home)))
            .isPresent()
        && isAdmitted(community, merchant)
        && !counter.vetoes().glance(community, merchant).covers(Veto.ALL);
  }

  /** Adds to what a use case writes what somebody decided about something of a merchant's. */
  public void note(
      WriteSet writes, Seller seller, PersonId by, String what, String about, String reason) {
    counter.note(writes, seller.home(), seller.id(), by, what, about, reason);
  }

  /** A committee says no to a campaign, for its community. The same again changes nothing. */
  public void veto(
      PersonId by, CommunityId community, UUID merchant, UUID campaign, String reason) {
    new Vetoes(counter).say(by, community, merchant, Veto.campaign(campaign), reason);
  }

  /**
   * Adds to what a use case writes that a merchant has so much more on sale; refuses where it may
   * not sell, or its guarantee is too small for it.
   */
  public void list(WriteSet writes, CommunityId home, UUID id, Money volume) {
    var merchant = counter.merchant(home, id);
    if (!seller(merchant).maySell()) {
      throw MerchantError.MAY_NOT_SELL.refusal();
    }
    var next = counter.volumes().get(home, id).plus(volume);
    guarantees.require(writes, merchant, next.amount(), MerchantError.GUARANTEE_SHORT.refusal());
    counter.volumes().put(writes, next);
    // Nothing is listed that was stopped, or left, in the same moment.
    counter.merchants().require(writes, merchant, new Stale());
  }

  /** The same when it is sold, collected, and nobody can complain any more. */
  public void unlist(WriteSet writes, CommunityId home, UUID id, Money volume) {
    counter.volumes().put(writes, counter.volumes().get(home, id).minus(volume));
  }

  /** Tells a merchant that its guarantee no longer is what it has to be. */
  public void demandTopUp(WriteSet writes, CommunityId home, UUID id, Money missing) {
    guarantees.demand(writes, counter.merchant(home, id), missing);
  }

  /** When somebody's last merchant in these communities does not need them any more, or empty. */
  public Optional<Instant> openUntil(PersonId owner, List<CommunityId> communities) {
    return new Leaving(counter).openUntil(owner, communities);
  }

  /** What somebody owns in these communities, with its papers, for their export. */
  public List<?> of(PersonId owner, List<CommunityId> in) {
    return new Directory(counter).of(owner, in);
  }

  /** What the function {@code onPersonErased} does here. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    var leaving = new Leaving(counter);
    return told -> {
      var erased = told.as(Erased.class);
      erased.communities().forEach(community -> leaving.ownerErased(erased.person(), community));
    };
  }

  private record Erased(PersonId person, List<CommunityId> communities) {}

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    counter.tasks().handOver(due);
  }

  /** The function {@code onMerchantDue}: the worker that does what is owed. */
  public Consumer<QueueEvent.Told> onMerchantDue() {
    var records = new RecordsWork(counter);
    var accounts = new AccountWork(counter);
    var expiry = new Expiry(counter);
    var pictures = new Pictures(counter);
    return told -> {
      if (told.type().equals("payment.settled")) {
        paid(told).ifPresent(id -> guarantees.paid(told.community(), id));
        return;
      }
      var due = told.as(Errands.Due.class);
      var id = UUID.fromString(due.ref());
      switch (due.task()) {
        case Tasks.RECORDS -> records.look(told.community(), id);
        case Tasks.ACCOUNT -> accounts.work(told.community(), id);
        case Tasks.PAPERS -> expiry.look(told.community(), id);
        case Tasks.PICTURES -> pictures.letGo(told.community(), id);
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }

  /** Whose guarantee a payment was for, if it was for one. */
  private static Optional<UUID> paid(QueueEvent.Told told) {
    var subject = told.as(Settled.class).subject();
    return subject.startsWith(Guarantees.SUBJECT)
        ? Optional.of(UUID.fromString(subject.substring(Guarantees.SUBJECT.length())))
        : Optional.empty();
  }

  private record Settled(String subject) {}
}
