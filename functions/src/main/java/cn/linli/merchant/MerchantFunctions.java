package cn.linli.merchant;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PANEL;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.Role;
import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The operations of merchants. */
public final class MerchantFunctions {
  /** Those who see more of a merchant than residents do. */
  static final Set<Role> STAFF =
      EnumSet.of(LEGAL, COMMITTEE, OPERATOR, FINANCE, PANEL, STREET, PLATFORM);

  private static final Access STAFF_ONLY =
      roles(LEGAL, COMMITTEE, OPERATOR, FINANCE, PANEL, STREET, PLATFORM);

  /** A merchant's owner takes part as a resident or merchant; that it is theirs is asked later. */
  private static final Access OWNERS = roles(RESIDENT, MERCHANT);

  private static final Access ANYBODY_HERE =
      roles(RESIDENT, MERCHANT, LEGAL, COMMITTEE, OPERATOR, FINANCE, PANEL, STREET, PLATFORM);

  private MerchantFunctions() {}

  /** The function {@code merchantApi}. */
  public static HttpApi api(Merchants merchants, Gate gate) {
    var counter = merchants.counter();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(onboarding(counter));
    operations.addAll(security(counter));
    operations.addAll(products(counter));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> onboarding(Counter counter) {
    var categories = new Categories(counter);
    var contracts = new Contracts(counter);
    var applications = new Applications(counter);
    var directory = new Directory(counter);
    var reviews = new Reviews(counter);
    return List.of(
        Operation.of(
            "putMerchantCategory",
            "PUT /communities/{community}/merchant-categories/{category}",
            roles(PLATFORM, FINANCE),
            Commands.PutCategory.class,
            categories::put),
        Operation.of(
            "listMerchantCategories",
            "GET /communities/{community}/merchant-categories",
            OPEN,
            Commands.OfCommunity.class,
            categories::list),
        Operation.of(
            "putMerchantContract",
            "PUT /communities/{community}/merchant-contracts/{contract}",
            roles(LEGAL),
            Commands.PutContract.class,
            contracts::put),
        Operation.of(
            "listMerchantContracts",
            "GET /communities/{community}/merchant-contracts",
            OPEN,
            Commands.OfCommunity.class,
            contracts::list),
        Operation.of(
            "applyAsMerchant",
            "PUT /communities/{community}/merchants/{merchant}",
            OWNERS,
            Commands.Apply.class,
            applications::apply),
        Operation.of(
            "getMerchant",
            "GET /communities/{community}/merchants/{merchant}",
            ANYBODY_HERE,
            Commands.OfMerchant.class,
            directory::get),
        Operation.of(
            "listMerchants",
            "GET /communities/{community}/merchants",
            STAFF_ONLY,
            Commands.ListMerchants.class,
            directory::list),
        Operation.of(
            "listMyMerchants",
            "GET /communities/{community}/my-merchants",
            OWNERS,
            Commands.PageOfCommunity.class,
            directory::mine),
        Operation.of(
            "putMerchantPaper",
            "PUT /communities/{community}/merchants/{merchant}/papers/{paper}",
            OWNERS,
            Commands.PutPaper.class,
            applications::paper),
        Operation.of(
            "submitMerchant",
            "PUT /communities/{community}/merchants/{merchant}/submission",
            OWNERS,
            Commands.AsSeen.class,
            applications::submit),
        Operation.of(
            "decideMerchant",
            "PUT /communities/{community}/merchants/{merchant}/decision",
            roles(LEGAL),
            Commands.Decide.class,
            reviews::decide),
        Operation.of(
            "recheckMerchant",
            "PUT /communities/{community}/merchants/{merchant}/records",
            roles(LEGAL),
            Commands.OfMerchant.class,
            reviews::recheck),
        Operation.of(
            "decideMerchantPaper",
            "PUT /communities/{community}/merchants/{merchant}/papers/{paper}/decision",
            roles(LEGAL),
            Commands.DecidePaper.class,
            reviews::decidePaper),
        Operation.of(
            "suspendMerchant",
            "PUT /communities/{community}/merchants/{merchant}/suspension",
            roles(LEGAL),
            Commands.Because.class,
            reviews::suspend),
        Operation.of(
            "resumeMerchant",
            "PUT /communities/{community}/merchants/{merchant}/suspension/lifting",
            roles(LEGAL),
            Commands.Because.class,
            reviews::resume),
        Operation.of(
            "listMerchantDecisions",
            "GET /communities/{community}/merchants/{merchant}/decisions",
            STAFF_ONLY,
            Commands.PageOfMerchant.class,
            directory::decisions));
  }

  private static List<Operation<?>> security(Counter counter) {
    var contracts = new Contracts(counter);
    var guarantees = new Guarantees(counter);
    var leaving = new Leaving(counter);
    var admissions = new Admissions(counter);
    var vetoes = new Vetoes(counter);
    return List.of(
        Operation.of(
            "signMerchantContract",
            "PUT /communities/{community}/merchants/{merchant}/signature",
            OWNERS,
            Commands.Sign.class,
            contracts::sign),
        Operation.of(
            "reopenMerchantAccount",
            "PUT /communities/{community}/merchants/{merchant}/account",
            OWNERS,
            Commands.AsSeen.class,
            contracts::applyAgain),
        Operation.of(
            "payGuarantee",
            "PUT /communities/{community}/merchants/{merchant}/guarantee/payments/{payment}",
            OWNERS,
            Commands.PayGuarantee.class,
            guarantees::pay),
        Operation.of(
            "getGuarantee",
            "GET /communities/{community}/merchants/{merchant}/guarantee",
            ANYBODY_HERE,
            Commands.OfMerchant.class,
            guarantees::get),
        Operation.of(
            "leaveAsMerchant",
            "PUT /communities/{community}/merchants/{merchant}/leaving",
            roles(RESIDENT, MERCHANT, FINANCE),
            Commands.OfMerchant.class,
            leaving::leave),
        Operation.of(
            "stayAsMerchant",
            "PUT /communities/{community}/merchants/{merchant}/staying",
            OWNERS,
            Commands.OfMerchant.class,
            leaving::stay),
        Operation.of(
            "releaseGuarantee",
            "PUT /communities/{community}/merchants/{merchant}/guarantee/release",
            roles(FINANCE),
            Commands.OfMerchant.class,
            leaving::release),
        Operation.of(
            "askForAdmission",
            "PUT /communities/{community}/merchant-admissions/{merchant}",
            OWNERS,
            Commands.Ask.class,
            admissions::ask),
        Operation.of(
            "decideAdmission",
            "PUT /communities/{community}/merchant-admissions/{merchant}/decision",
            roles(COMMITTEE),
            Commands.Admit.class,
            admissions::decide),
        Operation.of(
            "listAdmissions",
            "GET /communities/{community}/merchant-admissions",
            STAFF_ONLY,
            Commands.PageOfCommunity.class,
            admissions::list),
        Operation.of(
            "admitMerchantWidely",
            "PUT /merchant-areas/{area}/merchants/{merchant}",
            PLATFORM_WIDE,
            Commands.AdmitWidely.class,
            admissions::admitWidely),
        Operation.of(
            "vetoMerchant",
            "PUT /communities/{community}/merchants/{merchant}/veto",
            roles(COMMITTEE),
            Commands.Because.class,
            vetoes::merchant),
        Operation.of(
            "liftVeto",
            "PUT /communities/{community}/merchants/{merchant}/veto/lifting",
            roles(COMMITTEE),
            Commands.LiftVeto.class,
            vetoes::lift));
  }

  private static List<Operation<?>> products(Counter counter) {
    var products = new Products(counter);
    var vetoes = new Vetoes(counter);
    return List.of(
        Operation.of(
            "putProduct",
            "PUT /communities/{community}/merchants/{merchant}/products/{product}",
            OWNERS,
            Commands.PutProduct.class,
            products::put),
        Operation.of(
            "getProduct",
            "GET /communities/{community}/merchants/{merchant}/products/{product}",
            ANYBODY_HERE,
            Commands.OfProduct.class,
            products::get),
        Operation.of(
            "listProducts",
            "GET /communities/{community}/merchants/{merchant}/products",
            OWNERS,
            Commands.PageOfMerchant.class,
            products::list),
        Operation.of(
            "withdrawProduct",
            "PUT /communities/{community}/merchants/{merchant}/products/{product}/withdrawal",
            OWNERS,
            Commands.OfProduct.class,
            products::withdraw),
        Operation.of(
            "decideProduct",
            "PUT /communities/{community}/merchants/{merchant}/products/{product}/decision",
            roles(LEGAL),
            Commands.DecideProduct.class,
            products::decide),
        Operation.of(
            "listProductsInReview",
            "GET /communities/{community}/products-in-review",
            roles(LEGAL),
            Commands.PageOfCommunity.class,
            products::waiting),
        Operation.of(
            "vetoProduct",
            "PUT /communities/{community}/merchants/{merchant}/products/{product}/veto",
            roles(COMMITTEE),
            Commands.VetoProduct.class,
            vetoes::product));
  }

  /** Puts one category of a seed file. */
  public static void seed(Merchants merchants, JsonNode entry) {
    new Categories(merchants.counter())
        .seed(Json.MAPPER.treeToValue(entry, Commands.PutCategory.class));
  }
}
