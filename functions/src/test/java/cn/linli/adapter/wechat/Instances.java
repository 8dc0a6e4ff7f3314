package cn.linli.adapter.wechat;

import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.adapter.tokens.TokenTables;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Instances of a function, each with its own adapter, before one simulator and one token table. */
final class Instances implements AutoCloseable {
  final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  final WeChatSimulator wechat = new WeChatSimulator(clock, 58);
  final SimulatedSecrets secrets = new SimulatedSecrets().with("wechat", WeChatSimulator.SECRET);
  final String table = TokenTables.create();

  WxLogin cold() {
    return WxLogin.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  List<WxLogin> cold(int count) {
    return IntStream.range(0, count).mapToObj(instance -> cold()).toList();
  }

  SharedTokens tokens() {
    return new SharedTokens(TokenTables.DYNAMO, table, "wechat-token#", Duration.ofHours(2), clock);
  }

  MiniProgram miniProgram() {
    return new WxAccounts(settings(), new Secrets(secrets, clock), tokens()).miniProgram();
  }

  OfficialAccount officialAccount() {
    return new WxAccounts(settings(), new Secrets(secrets, clock), tokens()).officialAccount();
  }

  WxShareCards cards() {
    return WxShareCards.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  WxShipments shipments() {
    return WxShipments.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  WxMessages messages() {
    return WxMessages.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  WxContentSecurity security() {
    return WxContentSecurity.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  WxOfficialAccount account() {
    return WxOfficialAccount.create(
        settings(), new Secrets(secrets, clock), TokenTables.DYNAMO, table, clock);
  }

  private Settings settings() {
    return new Settings(Map.of("WECHAT_SECRET_ID", "wechat", "WECHAT_API_HOST", wechat.baseUrl()));
  }

  @Override
  public void close() {
    wechat.close();
  }
}
