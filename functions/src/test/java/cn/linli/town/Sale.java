package cn.linli.town;

import java.time.Duration;
import java.util.UUID;

/**
 * A campaign that is on sale for two hours, for programs that measure what ordering takes.
 *
 * @param stock pieces, on so many shelves
 * @param perPerson the most that somebody may have
 */
public record Sale(
    Town town, UUID merchant, UUID product, UUID campaign, int stock, int shelves, int perPerson) {
  private static final String HOME = "/communities/" + Town.COMMUNITY;

  /** Where it is collected. */
  public static void point(Town town) {
    town.operator()
        .put(
            HOME + "/pick-up-points/hall",
            """
            {"name": "大厅", "address": "一层", "keepers": [], "open": true, "revision": 0}
            """)
        .expect(200);
  }

  /** Its owner writes it and hands it in, and it is reviewed. */
  public void begin(Client owner) {
    var now = town.now();
    owner
        .put(
            path(),
            """
            {"merchant": "%s", "product": "%s", "revision": 0, "terms":
             {"reach": {"communities": ["heping-li"]}, "priceFen": 3000, "minimum": 1, "stock": %d, "shelves": %d, "perPerson": %d,
              "opensAt": "%s", "deadline": "%s", "windows": [{"from": "%s", "until": "%s"}], "uncollected": "refund"}}
            """
                .formatted(
                    merchant,
                    product,
                    stock,
                    shelves,
                    perPerson,
                    now,
                    now.plus(Duration.ofHours(2)),
                    now.plus(Duration.ofHours(3)),
                    now.plus(Duration.ofHours(4))))
        .expect(200);
    owner.put(path() + "/submission", "{\"revision\": 1}").expect(200);
    town.operator()
        .put(path() + "/decision", "{\"decision\": \"pass\", \"revision\": 2}")
        .expect(200);
  }

  public String path() {
    return HOME + "/campaigns/" + campaign;
  }

  public String path(UUID order) {
    return path() + "/orders/" + order;
  }

  /** Somebody wants one piece. */
  public Answer order(Client buyer, UUID order) {
    return buyer.put(
        path(order), "{\"quantity\": 1, \"point\": \"hall\", \"app\": \"mini-program\"}");
  }
}
