package cn.linli.sim;

import cn.linli.sim.StoredObjects.StoredObject;
import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /sim} that shows what lies in the store, and how to make it misbehave. */
final class FileStorePage {
  private FileStorePage() {}

  static String text(List<StoredObject> objects, FileScanner scanner, Switches switches) {
    return """
    This is a simulator of Amazon S3 and of GuardDuty's malware scan for Linli, on this machine only.

    Objects
    %s
    To bring a file: PUT it to the address that putUpload gives, with its headers. Whoever brings the test file of eicar.org
    brings malware.

    Switches: POST /sim/switches, one JSON object
      {"telling": "TWICE"}                  IN_ORDER, OUT_OF_ORDER, SILENT
      {"everyScanSays": "FAILED"}           UNSUPPORTED, ACCESS_DENIED, THREATS_FOUND; empty for what it finds
      {"endpoint": "GET", "kind": "error", "error": "SlowDown", "times": 1}      PUT, DELETE
      kinds: slow, error, status, silent-after-work, reset, garbage; with any: "latencyMillis", "times"
      {"clear": true}
    Now: %s, %s
    """
        .formatted(
            objects.stream().map(FileStorePage::text).collect(Collectors.joining()),
            scanner,
            switches);
  }

  private static String text(StoredObject object) {
    return "  %s  %s, %d bytes %s%n"
        .formatted(
            object.key(),
            object.type(),
            object.content().asByteArrayUnsafe().length,
            object.tagging());
  }
}
