package cn.linli.house;

import cn.linli.sim.Delivery;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;

/** What the board of enterprises costs the database, and what tickets cost beyond the usual. */
record BoardCosts(Costs costs, Town town, UUID merchant, UUID offer) {
  private static final String MERCHANT = "#merchant#";
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";

  BoardCosts(Costs costs, Town town) {
    this(costs, town, sellers(town), UUID.randomUUID());
  }

  /** The merchant that {@link TradeCosts} has opened for its {@code seller}. */
  private static UUID sellers(Town town) {
    return Dump.items(town, "merchant").stream()
        .map(row -> row.get("pk").s())
        .filter(pk -> pk.startsWith(Town.COMMUNITY + MERCHANT))
        .map(pk -> UUID.fromString(pk.substring((Town.COMMUNITY + MERCHANT).length())))
        .findFirst()
        .orElseThrow();
  }

  private String path() {
    return HERE + "offers/" + offer;
  }

  void measure() {
    var owner = town.logIn("seller");
    var until = town.now().plus(Duration.ofDays(30));
    var body =
        "{\"home\":\"heping-li\",\"merchant\":\"%s\",\"sort\":\"demand\",\"category\":\"plants\",\"title\":\"求购绿植\",\"text\":\"需要二十盆\",\"until\":\"%s\",\"revision\":0}"
            .formatted(merchant, until);
    costs.measure("putOffer", () -> owner.put(path(), body).expect(200));
    screened();
    var operator = town.operator();
    var publish = "{\"decision\":\"publish\",\"revision\":1}";
    costs.measure(
        "decideOffer, published", () -> operator.put(path() + "/decision", publish).expect(200));
    reading();
    contacts(owner, new Resident(town, "wanter", 1022).moveIn(Town.COMMUNITY));
    costs.measure("withdrawOffer", () -> owner.put(path() + "/withdrawal", null).expect(200));
    recategorised(operator);
  }

  private void screened() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
    town.deployment().holdEvents(true);
  }

  private void reading() {
    town.passes(Duration.ofSeconds(2));
    costs.measure(
        "listOffers, one", () -> town.anybody().get(HERE + "offers?sort=demand").expect(200));
    costs.measure("getOffer, seen a moment ago", () -> town.anybody().get(path()).expect(200));
  }

  private void contacts(Client owner, Client who) {
    var contact = path() + "/contacts/" + UUID.randomUUID();
    costs.measure(
        "requestContact",
        () -> who.put(contact, "{\"text\":\"我们可以提供\",\"phone\":true}").expect(200));
    costs.measure(
        "answerContact, accepted",
        () -> owner.put(contact + "/answer", "{\"accept\":true,\"phone\":true}").expect(200));
    costs.measure(
        "sayToContact",
        () ->
            who.put(contact + "/messages/" + UUID.randomUUID(), "{\"text\":\"周三可以送\"}")
                .expect(200));
    costs.measure(
        "discloseContactPhone",
        () -> owner.post(contact + "/phone-disclosures", "{\"purpose\":\"联系供货事宜\"}").expect(200));
  }

  private void recategorised(Client operator) {
    var ticket = HERE + "tickets/" + UUID.randomUUID();
    var who = new Resident(town, "misfiler", 1023).moveIn(Town.COMMUNITY);
    var body =
        "{\"kind\":\"report\",\"category\":\"facility\",\"title\":\"路灯\",\"text\":\"路灯线裸露\",\"zone\":\"library\"}";
    costs.measure("fileTicket, about a zone", () -> who.put(ticket, body).expect(200));
    costs.measure(
        "recategoriseTicket",
        () ->
            operator
                .put(ticket + "/category", "{\"category\":\"safety\",\"reason\":\"属于安全隐患\"}")
                .expect(200));
  }
}
