package cn.linli.sim;

import cn.linli.sim.StoredObjects.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What S3 and GuardDuty's Malware Protection for S3 tell on the account's default bus. */
final class FileScanner {
  private final String bucket;
  private volatile FileStoreSimulator.Telling telling = FileStoreSimulator.Telling.IN_ORDER;
  private volatile String result = "";
  private volatile FileStoreSimulator.Events events = (source, type, detail) -> {};

  private record Told(String source, String type, Map<String, Object> detail) {}

  FileScanner(String bucket) {
    this.bucket = bucket;
  }

  void tells(FileStoreSimulator.Events to) {
    events = to;
  }

  void turn(FileStoreSimulator.Telling how) {
    telling = how;
  }

  /** An empty result is what it finds. */
  void turn(String always) {
    result = always;
  }

  /**
   * The string that every scanner takes for malware and that does nothing (eicar.org). Put together
   * here, so that none trips over these sources.
   */
  static String eicar() {
    return String.join(
        "", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS", "-TEST-FILE!$H+H*");
  }

  void arrived(StoredObject object) {
    var created = created(object);
    var scanned = scanned(object);
    var order =
        switch (telling) {
          case IN_ORDER -> List.of(created, scanned);
          case OUT_OF_ORDER -> List.of(scanned, created);
          case TWICE -> List.of(created, scanned, created, scanned);
          case SILENT -> List.<Told>of();
        };
    order.forEach(told -> events.tell(told.source(), told.type(), told.detail()));
  }

  private Told created(StoredObject object) {
    var about = new LinkedHashMap<String, Object>();
    about.put("key", object.key());
    about.put("size", object.content().asByteArrayUnsafe().length);
    about.put("etag", "d41d8cd98f00b204e9800998ecf8427e");
    about.put("version-id", object.version());
    about.put("sequencer", "00617F08299329D189");
    var detail = new LinkedHashMap<String, Object>();
    detail.put("version", "0");
    detail.put("bucket", Map.of("name", bucket));
    detail.put("object", about);
    detail.put("request-id", "N4N7GDK58NMKJ12R");
    detail.put("reason", "PutObject");
    return new Told("aws.s3", "Object Created", detail);
  }

  private Told scanned(StoredObject object) {
    var found = result.isEmpty() ? found(object) : result;
    var status =
        switch (found) {
          case "NO_THREATS_FOUND", "THREATS_FOUND" -> "COMPLETED";
          case "FAILED" -> "FAILED";
          default -> "SKIPPED";
        };
    var detail = new LinkedHashMap<String, Object>();
    detail.put("schemaVersion", "1.0");
    detail.put("scanStatus", status);
    detail.put("resourceType", "S3_OBJECT");
    detail.put(
        "s3ObjectDetails",
        Map.of(
            "bucketName",
            bucket,
            "objectKey",
            object.key(),
            "eTag",
            "d41d8cd98f00b204e9800998ecf8427e",
            "versionId",
            object.version(),
            "s3Throttled",
            false));
    detail.put("scanResultDetails", Map.of("scanResultStatus", found));
    return new Told("aws.guardduty", "GuardDuty Malware Protection Object Scan Result", detail);
  }

  private static String found(StoredObject object) {
    var text = object.content().asString(StandardCharsets.ISO_8859_1);
    return text.contains(eicar()) ? "THREATS_FOUND" : "NO_THREATS_FOUND";
  }

  @Override
  public String toString() {
    return telling + (result.isEmpty() ? "" : ", every scan says " + result);
  }
}
