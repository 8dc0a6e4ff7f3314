package cn.linli.town;

import cn.linli.files.Uploads;
import cn.linli.ledger.Recipes;
import cn.linli.local.Database;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** A merchant of a town that may sell, with all that takes, and a product of it. */
public final class Stall {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);
  private static final long GUARANTEE = 10_000_000;

  private final Town town;
  private final UUID merchant;
  private final Dynamo dynamo;
  private final ActiveMerchant rows;

  private Stall(Town town, UUID merchant) {
    this.town = town;
    this.merchant = merchant;
    this.dynamo = Dynamo.of(town.deployment().database().client(), Database.PREFIX);
    this.rows = new ActiveMerchant(dynamo, HOME, town.now());
  }

  /** Opens it. */
  public static Stall open(Town town, Client owner, UUID merchant, UUID product) {
    var stall = new Stall(town, merchant);
    stall.rows.category(1);
    stall.rows.open(merchant, PersonId.of(owner.person()), "平谷果园", WeChatPaySimulator.SELLER);
    stall.rows.product(merchant, product, "平谷大桃", stall.picture(owner));
    stall.payee(
        ActiveMerchant.payee(merchant),
        """
        "mode": "ecommerce", "merchant": "%s", "subMerchant": "%s", "freezeDays": 180
        """
            .formatted(WeChatPaySimulator.PLATFORM, WeChatPaySimulator.SELLER));
    stall.payee(
        ActiveMerchant.guaranteePayee(merchant),
        """
        "mode": "direct", "merchant": "%s"
        """
            .formatted(WeChatPaySimulator.DIRECT));
    stall.guarantees("test/start", GUARANTEE);
    return stall;
  }

  /** A picture that its owner has brought, and that was found clean. */
  private UUID picture(Client owner) {
    var id = UUID.randomUUID();
    owner
        .put(
            "/communities/heping-li/uploads/" + id,
            """
            {"purpose": "product-picture", "contentType": "image/png", "bytes": 64}
            """)
        .expect(200);
    town.deployment().files().bring(Town.COMMUNITY + "/" + id, "image/png", png());
    town.settles();
    var clock = Clock.fixed(town.now(), ZoneOffset.UTC);
    var writes = new WriteSet(dynamo);
    new Uploads(dynamo, clock, () -> null, person -> {}).claim(writes, HOME, id, "product/1");
    writes.commit();
    return id;
  }

  private static byte[] png() {
    var bytes = new byte[64];
    System.arraycopy(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, bytes, 0, 8);
    return bytes;
  }

  private void payee(String id, String account) {
    town.platform()
        .put(
            "/communities/heping-li/payees/" + id,
            "{\"name\": \"果园\", \"miniProgram\": \"wx00000000000051a1\", \"revision\": 0, %s}"
                .formatted(account))
        .expect(200);
  }

  /** It puts so much down. */
  public void guarantees(String reference, long fen) {
    new Till(town, ActiveMerchant.guaranteePayee(merchant))
        .post(reference, cause -> Recipes.guaranteePaid(cause, new Money(fen)));
  }

  /** It may sell there too: a community, or {@code area#<area>}. */
  public void admit(String place) {
    rows.admit(place, merchant);
  }
}
