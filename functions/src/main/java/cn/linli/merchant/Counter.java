package cn.linli.merchant;

import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What everything in this context stands on. */
record Counter(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    MerchantTable merchants,
    IdTable ids,
    DirectoryTable directory,
    CategoryTable categories,
    ConfidentialTable confidential,
    PictureTable pictures,
    DecisionTable decisions,
    ContractTable contracts,
    AdmissionTable admissions,
    VetoTable vetoes,
    VolumeTable volumes,
    TopUpTable topUps,
    ProductTable products,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Counter of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Counter(
        dynamo,
        clock,
        needs,
        new MerchantTable(dynamo),
        new IdTable(dynamo),
        new DirectoryTable(dynamo),
        new CategoryTable(dynamo),
        new ConfidentialTable(dynamo, needs.keys()),
        new PictureTable(dynamo),
        new DecisionTable(dynamo),
        new ContractTable(dynamo),
        new AdmissionTable(dynamo),
        new VetoTable(dynamo),
        new VolumeTable(dynamo),
        new TopUpTable(dynamo),
        new ProductTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  LocalDate today(CommunityId community) {
    return now().atZone(needs.communities().calendar(community)).toLocalDate();
  }

  Category category(CommunityId home, String id) {
    return categories.find(home, id).orElseThrow(() -> MerchantError.CATEGORY_UNKNOWN.refusal(id));
  }

  Merchant merchant(CommunityId home, UUID id) {
    return merchants.find(home, id).orElseThrow(MerchantError.NOT_FOUND::refusal);
  }

  /** The caller's own. */
  Merchant own(Principal caller, CommunityId home, UUID id) {
    return merchants
        .find(home, id)
        .filter(merchant -> merchant.isOwnedBy(caller.person()))
        .orElseThrow(MerchantError.NOT_FOUND::refusal);
  }

  /** One of somebody else, to decide about. */
  Merchant others(Principal caller, CommunityId home, UUID id) {
    var merchant = merchant(home, id);
    if (merchant.isOwnedBy(caller.person())) {
      throw MerchantError.OWN.refusal();
    }
    return merchant;
  }

  /**
   * Writes the next revision of a merchant that was read, with its place in the lists.
   *
   * @return what is written
   */
  Merchant put(WriteSet writes, Merchant before, Merchant next, RuntimeException ifChanged) {
    var written = next.at(before == null ? 1 : before.revision() + 1);
    merchants.put(writes, written, ifChanged);
    if (before == null || before.stage() != next.stage()) {
      directory.move(writes, before, written);
      tell(
          writes,
          new Event(
              "merchant.stage-changed",
              1,
              written.home(),
              Map.of(
                  "merchant", written.id(),
                  "owner", written.owner(),
                  "stage", written.stage().toString(),
                  "revision", written.revision())));
    }
    return written;
  }

  /** Notes what was decided about a merchant, with its reason. */
  void note(WriteSet writes, Merchant about, PersonId by, String what, String of, String reason) {
    var decision = new Decision(about.home(), about.id(), now(), by, what, of, reason);
    decisions.add(writes, decision, about.revision());
  }

  /** The same in another community than its home. */
  void note(
      WriteSet writes,
      CommunityId community,
      UUID merchant,
      PersonId by,
      String what,
      String of,
      String reason) {
    decisions.add(writes, new Decision(community, merchant, now(), by, what, of, reason), 0);
  }

  /** Whether somebody sees more of merchants here than residents do. */
  static boolean isStaff(Principal caller) {
    return caller.roles().stream().anyMatch(MerchantFunctions.STAFF::contains);
  }

  /** Where an upload can be fetched; what is not clean has no address. */
  Optional<String> link(CommunityId home, UUID upload) {
    try {
      return Optional.of(needs.uploads().link(home, upload).url());
    } catch (Refusal notClean) {
      return Optional.empty();
    }
  }

  void tell(WriteSet writes, Event event) {
    outbox.add(writes, event);
  }
}
