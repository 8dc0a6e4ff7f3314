package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A merchant never pays what it owes, and residents get theirs all the same. */
class WriteOffJourneyTest {
  private static final CommunityId HOME = new CommunityId("heping-li");
  private static final Court COURT = new Court();
  private static final UUID ID = UUID.randomUUID();

  @AfterAll
  static void theBooksSaySo() {
    COURT.ends();
  }

  private static Client finance() {
    return COURT.fair.till.finance();
  }

  /** Somebody else of finance. */
  private static Client another() {
    var person = COURT.fair.till.town.resident().person();
    COURT
        .fair
        .till
        .town
        .platform()
        .put(Court.HERE + "/people/" + person + "/roles/finance", "{\"reason\":\"聘任\"}")
        .expect(200);
    return COURT.fair.till.town.back(person);
  }

  private static String path(UUID id) {
    return Court.HERE + "/merchants/" + COURT.fair.merchant + "/write-offs/" + id;
  }

  private static Answer propose(Client who, UUID id, long fen) {
    return who.put(path(id), "{\"amountFen\":%d,\"reason\":\"商户已注销\"}".formatted(fen));
  }

  @Test
  void isProposedByOneApprovedByAnotherAndPaidToWhoWaits() {
    var order = COURT.settled(1);
    COURT.guarantee(200);
    var claim = COURT.claim(order, 300);
    claim.award(300).expect(200);
    COURT.fair.till.town.settles();
    Eventually.holds(
        () -> {
          COURT.confirms();
          assertThat(claim.arrived()).isEqualTo(200);
        });
    // What may never come keeps nobody who wants to be erased.
    var person = PersonId.of(order.person());
    var payments = COURT.fair.till.town.deployment().payments();
    assertThat(payments.openUntil(person, List.of(HOME))).isEmpty();
    assertThat(another().put(path(ID) + "/approval", null).code())
        .isEqualTo("aftersale.write-off-not-found");
    assertThat(propose(finance(), ID, 101).code()).isEqualTo("aftersale.too-much");
    assertThat(propose(COURT.panel(), ID, 100).code()).isEqualTo("access.role-required");

    propose(finance(), ID, 100).expect(200);
    propose(finance(), ID, 100).expect(200);
    assertThat(propose(finance(), ID, 99).code()).isEqualTo("aftersale.id-reused");
    assertThat(finance().put(path(ID) + "/approval", null).code()).isEqualTo("aftersale.own");
    assertThat(COURT.limit(Account.Kind.RECEIVABLE).available().fen()).isEqualTo(100);
    var approver = another();
    approver.put(path(ID) + "/approval", null).expect(200);
    var again = approver.put(path(ID) + "/approval", null).expect(200);
    COURT.fair.till.town.settles();

    assertThat(again.text("/approvedBy")).isEqualTo(approver.person());
    assertThat(COURT.limit(Account.Kind.RECEIVABLE).available().fen()).isZero();
    assertThat(COURT.shortfalls()).noneMatch(row -> row.startsWith(claim.id().toString()));
    Eventually.holds(
        () -> {
          COURT.confirms();
          assertThat(claim.arrived()).isEqualTo(300);
        });
    var export = claim.who().get("/me/export").expect(200).body();
    assertThat(export.at("/payouts/0/paidFen").asLong()).isEqualTo(300);
    assertThat(COURT.audited("write-off-proposed", ID)).isEqualTo(1);
    assertThat(COURT.audited("write-off-approved", ID)).isEqualTo(1);
    var listed = finance().get(Court.HERE + "/write-offs").expect(200).body().path("items");
    assertThat(listed).hasSize(1);
  }

  @Test
  void nobodyGivesUpWhatTheyOwe() {
    COURT.appoint(COURT.fair.owner().person());
    COURT
        .fair
        .till
        .town
        .platform()
        .put(
            Court.HERE + "/people/" + COURT.fair.owner().person() + "/roles/finance",
            "{\"reason\":\"兼职\"}")
        .expect(200);

    assertThat(propose(COURT.fair.owner(), UUID.randomUUID(), 1).code()).isEqualTo("aftersale.own");
  }
}
