package cn.linli.house;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.FileStoreSimulator.Telling;
import cn.linli.town.Client;
import cn.linli.town.Intercepted;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What files cost the database. */
record FileCosts(Costs costs, Town town) {
  private static final String KEY = Town.COMMUNITY + "/";

  void measure(Client person) {
    var id = UUID.randomUUID();
    var path = "/communities/" + KEY + "uploads/" + id;
    var body = "{\"purpose\":\"evidence\",\"contentType\":\"application/pdf\",\"bytes\":9}";
    costs.measure("putUpload", () -> person.put(path, body).expect(200));
    costs.measure("putUpload, the same again", () -> person.put(path, body).expect(200));
    var store = town.deployment().files();
    store.turn(Telling.SILENT);
    var pdf = "%PDF-1.7 ".getBytes(StandardCharsets.UTF_8);
    var version = store.bring(KEY + id, "application/pdf", pdf);
    store.turn(Telling.IN_ORDER);
    var object = Map.of("key", KEY + id, "version-id", version, "size", pdf.length);
    costs.measure(
        "onFileScanned, a file that arrives",
        () -> tell("Object Created", Map.of("object", object)));
    costs.measure(
        "onFileScanned, a file that is clean",
        () ->
            tell(
                "GuardDuty Malware Protection Object Scan Result",
                Map.of(
                    "s3ObjectDetails",
                    Map.of("objectKey", KEY + id, "versionId", version),
                    "scanResultDetails",
                    Map.of("scanResultStatus", "NO_THREATS_FOUND"))));
    costs.measure("getUpload", () -> person.get(path).expect(200));
    costs.measure("files: a claim, alone", () -> claim(id));
  }

  private void tell(String detailType, Map<String, ?> detail) {
    var body = Json.text(Map.of("detail-type", detailType, "detail", detail));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    var answer = town.deployment().lambdas().call("onFileScanned", Json.bytes(batch));
    if (!Json.MAPPER.readTree(answer).path("batchItemFailures").isEmpty()) {
      throw new AssertionError(FileStoreSimulator.BUCKET + " was not heard");
    }
  }

  private void claim(UUID id) {
    var database = town.deployment().database().client();
    var writes = new WriteSet(Dynamo.of(Intercepted.by(town.meter(), database), Database.PREFIX));
    town.deployment().uploads().claim(writes, new CommunityId(Town.COMMUNITY), id, "order/1");
    writes.commit();
  }
}
