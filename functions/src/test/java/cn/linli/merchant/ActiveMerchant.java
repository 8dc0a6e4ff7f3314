package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A merchant that has been through everything, for tests of what comes after it. */
public final class ActiveMerchant {
  /** What it sells. */
  public static final String CATEGORY = "fruit";

  /** What the platform keeps of what residents pay. */
  public static final int FEE_PER_MILLE = 20;

  /** How long after pick-up a resident may complain. */
  public static final int AFTER_SALE_DAYS = 7;

  private static final String PLATFORM = "1900000309";

  private final Dynamo dynamo;
  private final CommunityId home;
  private final Instant now;

  public ActiveMerchant(Dynamo dynamo, CommunityId home, Instant now) {
    this.dynamo = dynamo;
    this.home = home;
    this.now = now;
  }

  /** The category that it sells in: ten yuan of guarantee, and a tenth of what is on sale. */
  public void category(int revision) {
    var writes = new WriteSet(dynamo);
    new CategoryTable(dynamo)
        .put(
            writes,
            new Category(
                home,
                CATEGORY,
                "水果",
                new Money(1000),
                100,
                FEE_PER_MILLE,
                AFTER_SALE_DAYS,
                List.of(),
                false,
                false,
                revision));
    writes.commit();
  }

  /** Opens it, with its admission at home. */
  public void open(UUID id, PersonId owner, String name, String subMerchant) {
    var merchant =
        new Merchant(
            home,
            id,
            owner,
            new Business(
                Business.Kind.COMPANY, name, name, "91110000600037341L", List.of(CATEGORY)),
            Papers.NONE,
            new Standing(Stage.ACTIVE, now, null, Map.of()),
            Records.NONE,
            "2026-01",
            SellerAccount.NONE.open(PLATFORM, subMerchant),
            1);
    var writes = new WriteSet(dynamo);
    new MerchantTable(dynamo).put(writes, merchant, new Stale());
    new DirectoryTable(dynamo).move(writes, null, merchant);
    new AdmissionTable(dynamo)
        .put(writes, new Admission(home.value(), id, home, name, Admission.State.ADMITTED, 1));
    writes.commit();
  }

  /** The name by which payments know it as the seller of goods. */
  public static String payee(UUID id) {
    return id.toString().replace("-", "");
  }

  /** The same as whoever owns the guarantee. */
  public static String guaranteePayee(UUID id) {
    return "g-" + new BigInteger(payee(id), 16).toString(36);
  }

  /** Lets it sell in another place: a community, or {@code area#<area>}. */
  public void admit(String place, UUID id) {
    var writes = new WriteSet(dynamo);
    new AdmissionTable(dynamo)
        .put(writes, new Admission(place, id, home, "平谷果园", Admission.State.ADMITTED, 1));
    writes.commit();
  }

  /** Gives it a product that legal has passed. */
  public void product(UUID merchant, UUID product, String name, UUID image) {
    var data =
        new ProductData(
            name, CATEGORY, "新鲜", "箱", 3000, 3000, null, List.of(image), "平谷", null, null);
    var writes = new WriteSet(dynamo);
    new ProductTable(dynamo)
        .put(
            writes,
            new Product(home, merchant, product, data, Product.State.PASSED, null, now, 1),
            new Stale());
    writes.commit();
  }
}
