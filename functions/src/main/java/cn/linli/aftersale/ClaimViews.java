package cn.linli.aftersale;

import cn.linli.aftersale.ClaimView.Reader;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Shows claims to those who may see them: what was said with its pictures, nobody's full name. */
final class ClaimViews {
  private final Office office;

  ClaimViews(Office office) {
    this.office = office;
  }

  /** A claim as its person sees it, or whoever rules here. */
  ClaimView get(Principal caller, Commands.OfClaim query) {
    var claim = office.claim(query.community(), query.claim());
    if (claim.matter().person().equals(caller.person())) {
      return toResident(claim);
    }
    boolean isDisputed = claim.state() == ClaimState.DISPUTED || claim.state() == ClaimState.RULED;
    if (!caller.roles().contains(Role.PANEL) || !isDisputed) {
      throw AftersaleError.CLAIM_NOT_FOUND.refusal();
    }
    return toPanel(claim);
  }

  ClaimView toResident(Claim claim) {
    return view(claim, Reader.RESIDENT);
  }

  ClaimView toMerchant(Claim claim) {
    return view(claim, Reader.MERCHANT);
  }

  ClaimView toPanel(Claim claim) {
    return view(claim, Reader.PANEL);
  }

  /** With what was said; pictures are shown where the claim is. */
  ClaimView toExport(Claim claim) {
    var said =
        office.statements().list(claim).stream()
            .map(one -> new ClaimView.Said(one.id(), one.by(), one.text(), one.at(), List.of()))
            .toList();
    return ClaimView.of(claim, Reader.RESIDENT, null, said, null);
  }

  private ClaimView view(Claim claim, Reader reader) {
    var matter = claim.matter();
    var seller = office.needs().merchants().seller(matter.home(), matter.merchant());
    var said = office.statements().list(claim).stream().map(this::said).toList();
    return ClaimView.of(claim, reader, seller.name(), said, arrived(claim, reader));
  }

  private Money arrived(Claim claim, Reader reader) {
    return reader == Reader.RESIDENT && claim.isAdvanced()
        ? office.needs().payments().arrived(claim.matter().home(), Advancing.payout(claim))
        : null;
  }

  private ClaimView.Said said(Statement statement) {
    var links =
        statement.evidence().stream().flatMap(upload -> link(statement.place(), upload)).toList();
    return new ClaimView.Said(
        statement.id(), statement.by(), statement.text(), statement.at(), links);
  }

  /** Pictures of whoever was erased are gone, and some are found to be malware later. */
  private Stream<String> link(CommunityId place, UUID upload) {
    try {
      return Stream.of(office.needs().uploads().link(place, upload).url());
    } catch (Refusal gone) {
      return Stream.empty();
    }
  }

  /** A page of the caller's own claims, the newest first. */
  PageOf<ClaimView> mine(Principal caller, Commands.PageOfCommunity query) {
    return page(
        "claims %s %s".formatted(query.community(), caller.person()),
        query.limit(),
        query.cursor(),
        Reader.RESIDENT,
        (after, limit) -> office.lists().page(query.community(), caller.person(), after, limit));
  }

  /** A page of a list of other people's claims. */
  PageOf<ClaimView> page(
      String name,
      Integer limit,
      String cursor,
      BiFunction<String, Integer, Table.Slice<ClaimLists.Row>> list) {
    return page(name, limit, cursor, Reader.MERCHANT, list);
  }

  private PageOf<ClaimView> page(
      String name,
      Integer limit,
      String cursor,
      Reader reader,
      BiFunction<String, Integer, Table.Slice<ClaimLists.Row>> list) {
    var cursors = office.needs().people().cursors();
    var page = list.apply(cursors.position(name, cursor), PageOf.limit(limit));
    List<ClaimView> found =
        page.items().stream()
            .flatMap(row -> office.claims().find(row.community(), row.claim()).stream())
            .map(claim -> ClaimView.of(claim, reader, null, null, null))
            .toList();
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  /** A page of what the guarantees of a community's merchants lack. */
  PageOf<Shortfall.View> shortfalls(Commands.PageOfCommunity query) {
    var cursors = office.needs().people().cursors();
    var name = "shortfalls " + query.community();
    var after = cursors.position(name, query.cursor());
    var page = office.shortfalls().page(query.community(), after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Shortfall::view).toList(), cursors.after(name, page.last()));
  }
}
