package cn.linli.town;

import cn.linli.sim.SampleIds;
import java.time.LocalDate;

/** How a person of the town becomes a resident. */
public record Resident(Town town, String key, int number) {
  /** An ID number that is nobody else's in this town. */
  public String idNumber() {
    return SampleIds.number(LocalDate.of(1980, 1, 1).plusDays(number), number % 900);
  }

  /** Logs in, takes over the phone number and consents: all that real-name verification asks. */
  public Client registered() {
    var client = town.logIn(key);
    client
        .put("/me/phone", "{\"code\":\"%s\"}".formatted(town.deployment().weChat().phoneCode(key)))
        .expect(200);
    client.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);
    return client;
  }

  /** A person with a verified name. */
  public Client verified() {
    var client = registered();
    var session =
        client
            .put("/me/real-name", "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(idNumber()))
            .expect(200);
    return client.with(session);
  }

  /** A resident of a community. */
  public Client moveIn(String community) {
    var client = verified();
    client.put("/communities/" + community + "/membership", null).expect(200);
    return client;
  }
}
