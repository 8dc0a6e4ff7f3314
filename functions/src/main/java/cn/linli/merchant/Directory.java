package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who sees what of merchants. */
final class Directory {
  private final Counter counter;

  Directory(Counter counter) {
    this.counter = counter;
  }

  /** A merchant, as much of it as the caller may see. */
  MerchantView get(Principal caller, Commands.OfMerchant query) {
    var merchant = counter.merchant(query.community(), query.merchant());
    if (merchant.isOwnedBy(caller.person())) {
      return lacking(merchant, MerchantView.of(merchant));
    }
    if (caller.roles().contains(Role.LEGAL)) {
      return lacking(merchant, toReviewer(caller, merchant));
    }
    if (Counter.isStaff(caller)) {
      return lacking(merchant, MerchantView.of(merchant));
    }
    if (merchant.stage() != Stage.ACTIVE) {
      throw MerchantError.NOT_FOUND.refusal();
    }
    return MerchantView.toAnybody(merchant);
  }

  /** What was demanded of it is read where people look. */
  private MerchantView lacking(Merchant merchant, MerchantView view) {
    return switch (merchant.stage()) {
      case TO_DEPOSIT, ACTIVE, LEAVING -> view.lacking(new Guarantees(counter).missing(merchant));
      case DRAFT, CHECKING, IN_REVIEW, REFUSED, TO_SIGN, OPENING, NOT_OPENED, RELEASING, LEFT ->
          view;
    };
  }

  /** Before the pictures of ID cards are handed out, that is written down. */
  private MerchantView toReviewer(Principal caller, Merchant merchant) {
    var view = MerchantView.toReviewer(merchant, upload -> link(merchant, upload));
    if (view.showsPeople()) {
      var writes = counter.writes();
      counter.note(writes, merchant, caller.person(), "papers-shown", null, "审核");
      writes.commit();
    }
    return view;
  }

  /** What turned out not to be clean since has no address any more. */
  private Optional<String> link(Merchant merchant, UUID upload) {
    return counter.link(merchant.home(), upload);
  }

  /** A page of those at a stage. */
  PageOf<DirectoryTable.View> list(Commands.ListMerchants query) {
    var stage = query.stage();
    var cursors = counter.needs().people().cursors();
    var name = "merchants %s %s".formatted(query.community(), stage);
    var after = cursors.position(name, query.cursor());
    var limit = PageOf.limit(query.limit());
    var page = counter.directory().page(query.community(), stage, after, limit);
    return new PageOf<>(
        page.items().stream().map(DirectoryTable.Row::view).toList(),
        cursors.after(name, page.last()));
  }

  /** A page of the caller's own. */
  PageOf<DirectoryTable.View> mine(Principal caller, Commands.PageOfCommunity query) {
    var cursors = counter.needs().people().cursors();
    var name = "own merchants %s %s".formatted(query.community(), caller.person());
    var after = cursors.position(name, query.cursor());
    var limit = PageOf.limit(query.limit());
    var page = counter.directory().pageOf(query.community(), caller.person(), after, limit);
    return new PageOf<>(
        page.items().stream().map(DirectoryTable.Row::view).toList(),
        cursors.after(name, page.last()));
  }

  /** What was decided about a merchant here, the newest first. */
  PageOf<Decision.View> decisions(Commands.PageOfMerchant query) {
    var cursors = counter.needs().people().cursors();
    var name = "decisions %s %s".formatted(query.community(), query.merchant());
    var after = cursors.position(name, query.cursor());
    var limit = PageOf.limit(query.limit());
    var page = counter.decisions().page(query.community(), query.merchant(), after, limit);
    return new PageOf<>(
        page.items().stream().map(row -> row.decision().view()).toList(),
        cursors.after(name, page.last()));
  }

  /** All that somebody owns in these communities, for their export. */
  List<MerchantView> of(PersonId owner, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> counter.directory().ownedBy(community, owner).stream())
        .map(row -> MerchantView.of(counter.merchant(row.home(), row.merchant())))
        .toList();
  }
}
