package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A complaint. */
record Complaint(Court court, Fair.Order order, UUID id) {
  Client who() {
    return order.who();
  }

  String path() {
    return Court.HERE + "/claims/" + id;
  }

  String ofMerchant() {
    return Court.HERE + "/merchants/" + court.fair.merchant + "/claims/" + id;
  }

  Answer open(long fen, String more) {
    return who()
        .put(
            path(),
            "{\"campaign\":\"%s\",\"order\":\"%s\",\"wantedFen\":%d,\"reason\":\"烂了一半\"%s}"
                .formatted(order.sale().campaign(), order.id(), fen, more));
  }

  Answer answer(String answer) {
    var body = "{\"answer\":\"%s\",\"reason\":\"发货时完好\"}".formatted(answer);
    return court.fair.owner().put(ofMerchant() + "/answer", body);
  }

  Answer escalate() {
    return who().put(path() + "/escalation", null);
  }

  Answer withdraw() {
    return who().put(path() + "/withdrawal", null);
  }

  /** The merchant says no, and the resident goes to the panel. */
  Complaint disputed() {
    answer("reject").expect(200);
    escalate().expect(200);
    court.fair.till.town.settles();
    return this;
  }

  Answer award(long fen) {
    return rule("{\"decision\":\"award\",\"amountFen\":%d,\"reason\":\"照片为证\"}".formatted(fen));
  }

  Answer dismiss() {
    return rule("{\"decision\":\"dismiss\",\"reason\":\"没有证据\"}");
  }

  private Answer rule(String body) {
    return court.panel().put(path() + "/ruling", body);
  }

  JsonNode stored() {
    return who().get(path()).expect(200).body();
  }

  String state() {
    return stored().path("state").asString();
  }

  /** What is held for it, as the panel sees it. */
  long held() {
    return court.panel().get(path()).expect(200).body().path("heldFen").asLong(-1);
  }

  /** The different events of a type about it. */
  List<JsonNode> told(String type) {
    court.fair.till.town.settles();
    return court.fair.till.town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.at("/data/claim").asString("").equals(id.toString()))
        .distinct()
        .toList();
  }

  /** The page on which an award of the guarantee is confirmed. */
  Answer confirm() {
    return who().put(path() + "/award/confirmation", "{\"app\":\"mini-program\"}");
  }

  /** What of it has reached its person. */
  long arrived() {
    return stored().at("/outcome/arrivedFen").asLong(-1);
  }
}
