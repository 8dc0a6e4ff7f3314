package cn.linli.aftersale;

import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.PANEL;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of after-sale. */
public final class AftersaleFunctions {
  /** A merchant's owner takes part as a resident or merchant; that it is theirs is asked later. */
  private static final Access OWNERS = roles(RESIDENT, MERCHANT);

  private AftersaleFunctions() {}

  /** The function {@code aftersaleApi}. */
  public static HttpApi api(Claims claims, Gate gate) {
    var office = claims.office();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(claiming(office));
    operations.addAll(answering(office));
    operations.addAll(ruling(office));
    operations.addAll(writingOff(office));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> claiming(Office office) {
    var claiming = new Claiming(office);
    var views = new ClaimViews(office);
    return List.of(
        Operation.of(
            "openClaim",
            "PUT /communities/{community}/claims/{claim}",
            roles(RESIDENT),
            Commands.OpenClaim.class,
            claiming::open),
        Operation.of(
            "getClaim",
            "GET /communities/{community}/claims/{claim}",
            roles(RESIDENT, PANEL),
            Commands.OfClaim.class,
            views::get),
        Operation.of(
            "listMyClaims",
            "GET /communities/{community}/my-claims",
            roles(RESIDENT),
            Commands.PageOfCommunity.class,
            views::mine),
        Operation.of(
            "addStatement",
            "PUT /communities/{community}/claims/{claim}/statements/{statement}",
            roles(RESIDENT),
            Commands.Say.class,
            claiming::say),
        Operation.of(
            "escalateClaim",
            "PUT /communities/{community}/claims/{claim}/escalation",
            roles(RESIDENT),
            Commands.OfClaim.class,
            claiming::escalate),
        Operation.of(
            "confirmAward",
            "PUT /communities/{community}/claims/{claim}/award/confirmation",
            roles(RESIDENT),
            Commands.ConfirmAward.class,
            claiming::confirm),
        Operation.of(
            "withdrawClaim",
            "PUT /communities/{community}/claims/{claim}/withdrawal",
            roles(RESIDENT),
            Commands.OfClaim.class,
            claiming::withdraw));
  }

  private static List<Operation<?>> answering(Office office) {
    var answering = new Answering(office);
    return List.of(
        Operation.of(
            "listClaimsOfMerchant",
            "GET /communities/{community}/merchants/{merchant}/claims",
            OWNERS,
            Commands.PageOfMerchant.class,
            answering::list),
        Operation.of(
            "getClaimOfMerchant",
            "GET /communities/{community}/merchants/{merchant}/claims/{claim}",
            OWNERS,
            Commands.OfMerchant.class,
            answering::get),
        Operation.of(
            "answerClaim",
            "PUT /communities/{community}/merchants/{merchant}/claims/{claim}/answer",
            OWNERS,
            Commands.Answer.class,
            answering::answer),
        Operation.of(
            "addStatementOfMerchant",
            "PUT /communities/{community}/merchants/{merchant}/claims/{claim}/statements/{statement}",
            OWNERS,
            Commands.MerchantSay.class,
            answering::say));
  }

  private static List<Operation<?>> ruling(Office office) {
    var ruling = new Ruling(office);
    var views = new ClaimViews(office);
    return List.of(
        Operation.of(
            "listDisputes",
            "GET /communities/{community}/disputes",
            roles(PANEL),
            Commands.PageOfCommunity.class,
            ruling::list),
        Operation.of(
            "ruleDispute",
            "PUT /communities/{community}/claims/{claim}/ruling",
            roles(PANEL),
            Commands.Rule.class,
            ruling::rule),
        Operation.of(
            "listShortfalls",
            "GET /communities/{community}/shortfalls",
            roles(FINANCE, PLATFORM),
            Commands.PageOfCommunity.class,
            views::shortfalls));
  }

  private static List<Operation<?>> writingOff(Office office) {
    var writingOff = new WritingOff(office);
    return List.of(
        Operation.of(
            "proposeWriteOff",
            "PUT /communities/{community}/merchants/{merchant}/write-offs/{writeOff}",
            roles(FINANCE),
            Commands.ProposeWriteOff.class,
            writingOff::propose),
        Operation.of(
            "approveWriteOff",
            "PUT /communities/{community}/merchants/{merchant}/write-offs/{writeOff}/approval",
            roles(FINANCE),
            Commands.OfWriteOff.class,
            writingOff::approve),
        Operation.of(
            "listWriteOffs",
            "GET /communities/{community}/write-offs",
            roles(FINANCE, PLATFORM),
            Commands.PageOfCommunity.class,
            writingOff::list));
  }
}
