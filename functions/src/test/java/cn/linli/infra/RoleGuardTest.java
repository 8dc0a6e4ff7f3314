package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;

class RoleGuardTest {
  private final RoleGuard venue = RoleGuard.of(Template.load(), "venueApi", "t-");
  private final RoleGuard relay = RoleGuard.of(Template.load(), "relayOutbox", "t-");

  @Test
  void letsTheVenueReadWhoPeopleAre() {
    assertThatCode(() -> venue.check(get("t-identity"))).doesNotThrowAnyException();
  }

  @Test
  void refusesATableOfAnotherContext() {
    assertThatThrownBy(() -> venue.check(get("t-wechat")))
        .hasMessageContaining("venueApi may not")
        .hasMessageContaining("dynamodb:GetItem")
        .hasMessageContaining("wechat");
  }

  @Test
  void looksIntoTransactions() {
    assertThatCode(() -> venue.check(put("t-venue", "any"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> venue.check(put("t-community", "any")))
        .hasMessageContaining("community");
  }

  @Test
  void letsTheVenueAddToTheAuditLogAndToNothingElseOfIdentity() {
    assertThatCode(() -> venue.check(put("t-identity", "platform#audit#2026-11")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> venue.check(put("t-identity", "P#1"))).hasMessageContaining("P#1");
  }

  @Test
  void refusesAScanToEverybody() {
    assertThatThrownBy(() -> venue.check(ScanRequest.builder().tableName("t-venue").build()))
        .hasMessageContaining("dynamodb:Scan");
  }

  @Test
  void knowsKeysAndEventsToo() {
    assertThatCode(() -> venue.check(GenerateMacRequest.builder().build()))
        .doesNotThrowAnyException();
    assertThatCode(() -> relay.check(PutEventsRequest.builder().build()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> venue.check(PutEventsRequest.builder().build()))
        .hasMessageContaining("events:PutEvents");
  }

  @Test
  void doesNotTakeTheKeyOfTheTablesForTheKeyOfPersonalData() {
    assertThatThrownBy(() -> venue.check(DecryptRequest.builder().build()))
        .hasMessageContaining("kms:Decrypt");
  }

  private static GetItemRequest get(String table) {
    return GetItemRequest.builder()
        .tableName(table)
        .key(Map.of("pk", AttributeValue.fromS("x")))
        .build();
  }

  private static TransactWriteItemsRequest put(String table, String pk) {
    var put = Put.builder().tableName(table).item(Map.of("pk", AttributeValue.fromS(pk))).build();
    return TransactWriteItemsRequest.builder()
        .transactItems(TransactWriteItem.builder().put(put).build())
        .build();
  }
}
