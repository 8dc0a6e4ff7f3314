package cn.linli.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The request that every variant answers: one zone, open to everybody, one GetItem. */
final class GetZone {
  /** As API Gateway writes it. */
  static final byte[] EVENT = resource("/coldstart/get-zone.json");

  private GetZone() {}

  static byte[] resource(String name) {
    try (var in = GetZone.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
