package cn.linli.journey;

import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Stall;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A town of its own with a merchant who posts on the board. */
final class Marketplace {
  static final String HERE = "/communities/" + Town.COMMUNITY + "/";

  final PaidTown till = new PaidTown();
  final Town town = till.town;
  final UUID merchant = UUID.randomUUID();
  private final String owner;

  Marketplace() {
    var resident = town.resident();
    owner = resident.person();
    Stall.open(town, resident, merchant, UUID.randomUUID());
  }

  Client owner() {
    return town.back(owner);
  }

  /** The legal department stops the merchant, or lets it go on. */
  void suspension(String more, String reason) {
    town.logIn("lin")
        .put(
            HERE + "merchants/" + merchant + "/suspension" + more,
            "{\"reason\":\"%s\"}".formatted(reason))
        .expect(200);
  }

  /** Our rules and WeChat have said what they think of everything. */
  void screened() {
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
  }

  Posted posted() {
    return posted(Duration.ofDays(30));
  }

  /** An offer that waits for an operator and was screened. */
  Posted posted(Duration time) {
    var offer = new Posted(this, UUID.randomUUID());
    offer.put(time, 0).expect(200);
    screened();
    return offer;
  }

  Posted published() {
    var offer = posted();
    offer.decided(town.operator(), "publish", 1).expect(200);
    return offer;
  }

  List<String> notices(Client who) {
    town.settles();
    return who.get(HERE + "my-notices?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(notice -> notice.path("kind").asString())
        .toList();
  }

  /** An offer. */
  record Posted(Marketplace at, UUID id) {
    String path() {
      return HERE + "offers/" + id;
    }

    Answer put(Duration time, int revision) {
      return at.owner()
          .put(
              path(),
              "{\"home\":\"heping-li\",\"merchant\":\"%s\",\"sort\":\"demand\",\"category\":\"plants\",\"title\":\"求购绿植\",\"text\":\"需要二十盆\",\"until\":\"%s\",\"revision\":%d}"
                  .formatted(at.merchant, at.town.now().plus(time), revision));
    }

    Answer decided(Client by, String decision, int revision) {
      return by.put(
          path() + "/decision",
          "{\"decision\":\"%s\",\"reason\":\"请写明数量\",\"revision\":%d}"
              .formatted(decision, revision));
    }

    Answer vetoed() {
      return at.town.committee().put(path() + "/veto", "{\"reason\":\"居民反映虚假\"}");
    }

    boolean isShown() {
      // An instance may have looked a second ago.
      at.town.passes(Duration.ofSeconds(2));
      boolean alone = at.town.anybody().get(path()).status() == 200;
      boolean listed =
          at.town
              .anybody()
              .get(HERE + "offers?sort=demand&limit=100")
              .expect(200)
              .body()
              .toString()
              .contains(id.toString());
      if (alone != listed) {
        throw new AssertionError("shown alone: %s, in the list: %s".formatted(alone, listed));
      }
      return alone;
    }

    /** As its owner sees it. */
    String state() {
      return at.owner()
          .get(HERE + "my-offers?limit=100")
          .expect(200)
          .body()
          .path("items")
          .valueStream()
          .filter(offer -> offer.path("offer").asString().equals(id.toString()))
          .findFirst()
          .orElseThrow()
          .path("state")
          .asString();
    }

    /** The lists that everybody and the staff read, in which it stands. */
    List<String> lists() {
      return Dump.items(at.town, "board").stream()
          .filter(row -> row.get("sk").s().endsWith("#" + id))
          .map(row -> row.get("pk").s().substring(Town.COMMUNITY.length()))
          .filter(list -> list.startsWith("#shown#") || list.equals("#review"))
          .toList();
    }

    Talk asked(Client who, boolean phone) {
      var talk = new Talk(this, UUID.randomUUID(), who.person());
      talk.ask(who, phone).expect(200);
      return talk;
    }
  }

  /** Somebody's request about an offer. */
  record Talk(Posted about, UUID id, String person) {
    String path() {
      return about.path() + "/contacts/" + id;
    }

    Client asker() {
      return about.at.town.back(person);
    }

    Answer ask(Client who, boolean phone) {
      return who.put(path(), "{\"text\":\"我们可以提供\",\"phone\":%s}".formatted(phone));
    }

    Answer answered(boolean accept, boolean phone) {
      return about
          .at
          .owner()
          .put(
              path() + "/answer",
              "{\"accept\":%s,\"phone\":%s,\"text\":\"欢迎\"}".formatted(accept, phone));
    }

    Answer said(Client by, UUID message, String text) {
      return by.put(path() + "/messages/" + message, "{\"text\":\"%s\"}".formatted(text));
    }

    Answer said(Client by, String text) {
      return said(by, UUID.randomUUID(), text);
    }

    Answer read(Client by) {
      return by.get(path() + "/messages?limit=100");
    }

    Answer phone(Client by) {
      return by.post(path() + "/phone-disclosures", "{\"purpose\":\"联系供货事宜\"}");
    }
  }
}
