package cn.linli;

import cn.linli.adapter.realname.TencentIdCardVerification;
import cn.linli.adapter.wechat.WxLogin;
import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.AccessTokens;
import cn.linli.identity.Erasures;
import cn.linli.identity.IdentityFunctions;
import cn.linli.identity.People;
import cn.linli.identity.Ports;
import cn.linli.shared.Secrets;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.OutboxRelay;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.StreamEvent;
import cn.linli.shared.dynamo.Tick;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.HttpEvent;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.venue.Reservations;
import cn.linli.venue.VenueFunctions;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The functions of the system by name, each put together when it is asked for. */
final class Functions {
  private final Platform platform;
  private final Dynamo dynamo;
  private final Keys keys;
  private final People people;
  private final Communities communities;
  private final Reservations reservations;
  private final Map<String, Supplier<Function<InputStream, byte[]>>> byName =
      Map.of(
          "identityApi", () -> http(identityApi()),
          "communityApi", () -> http(communityApi()),
          "venueApi", () -> http(venueApi()),
          "relayOutbox", this::relayOutbox,
          "tick", this::tick,
          "onPersonErased", this::onPersonErased,
          "onSlotsFreed", this::onSlotsFreed,
          "onDoorOpened", this::onDoorOpened,
          "seed", this::seed);

  Functions(Platform platform) {
    this.platform = platform;
    var settings = platform.settings();
    this.dynamo = Dynamo.of(platform.dynamo().get(), settings.get("TABLE_PREFIX"));
    this.keys = new Keys(platform.kms(), settings);
    var tokens = new AccessTokens(platform.kms(), settings, platform.clock());
    this.people = new People(dynamo, platform.clock(), keys, tokens);
    this.communities = new Communities(dynamo, people.cursors(), platform.clock());
    this.reservations = new Reservations(dynamo, platform.clock(), people, communities);
  }

  Function<InputStream, byte[]> named(String name) {
    var function = byName.get(name);
    if (function == null) {
      throw new IllegalStateException("there is no function " + name + ", only " + byName.keySet());
    }
    return function.get();
  }

  HttpApi identityApi() {
    var secrets = new Secrets(platform.secrets().get(), platform.clock());
    var weChat =
        WxLogin.create(
            platform.settings(),
            secrets,
            platform.dynamo().get(),
            dynamo.tableName("wechat"),
            platform.clock());
    var authority = new TencentIdCardVerification(platform.settings(), secrets);
    var ports =
        new Ports(
            weChat,
            authority,
            communities::exists,
            reservations::of,
            reservations::standingsOf,
            reservations::openUntil);
    return IdentityFunctions.api(people, ports);
  }

  HttpApi communityApi() {
    return CommunityFunctions.api(communities, people.gate(communities::exists));
  }

  HttpApi venueApi() {
    return VenueFunctions.api(
        reservations,
        dynamo,
        platform.clock(),
        communities,
        keys,
        people.gate(communities::exists));
  }

  /** The door that payments will knock at. */
  Reservations reservations() {
    return reservations;
  }

  private static Function<InputStream, byte[]> http(HttpApi api) {
    return event -> Json.bytes(api.handle(Json.read(event, HttpEvent.class)));
  }

  private Function<InputStream, byte[]> relayOutbox() {
    var relay = relay();
    return event -> Json.bytes(relay.relay(StreamEvent.read(event)));
  }

  private OutboxRelay relay() {
    var bus = platform.settings().get("EVENT_BUS_NAME");
    return new OutboxRelay(dynamo, platform.events(), bus, platform.clock());
  }

  private Function<InputStream, byte[]> tick() {
    var erasures = people.erasures(reservations::openUntil);
    var handlers =
        Map.<String, Consumer<Deadlines.Deadline>>of(
            Erasures.DEADLINE, erasures::due,
            Reservations.DUE, reservations::due,
            Reservations.BLACKOUT, reservations::closed);
    var tick = new Tick(dynamo, handlers, platform.clock());
    var relay = relay();
    return event -> Json.bytes(Map.of("deadlines", tick.run(), "republished", relay.sweep()));
  }

  private Function<InputStream, byte[]> onPersonErased() {
    return consumer(VenueFunctions.onPersonErased(reservations));
  }

  private Function<InputStream, byte[]> onSlotsFreed() {
    return consumer(VenueFunctions.onSlotsFreed(reservations));
  }

  private Function<InputStream, byte[]> onDoorOpened() {
    return consumer(VenueFunctions.onDoorOpened(reservations));
  }

  private static Function<InputStream, byte[]> consumer(Consumer<QueueEvent.Told> consumer) {
    return batch -> Json.bytes(QueueEvent.each(Json.MAPPER.readTree(batch), consumer));
  }

  private Function<InputStream, byte[]> seed() {
    var seed = new Seed(communities, people, dynamo, platform.clock());
    return document -> Json.bytes(seed.apply(Json.MAPPER.readTree(document)));
  }
}
