package cn.linli.sim;

import cn.linli.sim.WeChatPayApplications.State;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What WeChat Pay's people, and the sellers with WeChat in hand, do with applications. */
public final class WeChatPaySellers {
  private final WeChatPayDesk desk;

  WeChatPaySellers(WeChatPayDesk desk) {
    this.desk = desk;
  }

  /** One step goes well: checked or verified, audited, signed. */
  public void proceed(String number) {
    synchronized (desk) {
      var application = desk.applications.get(number);
      application.become(
          switch (application.state()) {
            case CHECKING, ACCOUNT_NEED_VERIFY -> State.AUDITING;
            case AUDITING -> State.NEED_SIGN;
            case NEED_SIGN, FINISH -> State.FINISH;
            case REJECTED, FROZEN, CANCELED -> application.state();
          },
          Map.of());
    }
  }

  /** All of it goes well; the new merchant number. */
  public String finish(String number) {
    synchronized (desk) {
      for (int step = 0; step < State.values().length; step++) {
        proceed(number);
      }
      return desk.applications.get(number).seller();
    }
  }

  /** The seller has to show whose the bank account is. */
  public void verify(String number) {
    become(number, State.ACCOUNT_NEED_VERIFY, Map.of());
  }

  /** The seller has to mend it; reasons by the names of fields. */
  public void reject(String number, Map<String, String> reasons) {
    become(number, State.REJECTED, reasons);
  }

  /** WeChat Pay stops it. */
  public void freeze(String number, Map<String, String> reasons) {
    become(number, State.FROZEN, reasons);
  }

  /** It is void. */
  public void cancel(String number) {
    become(number, State.CANCELED, Map.of());
  }

  private void become(String number, State state, Map<String, String> reasons) {
    synchronized (desk) {
      desk.applications.get(number).become(state, reasons);
    }
  }

  /** Does what somebody asks at {@code /sim/sellers}, and says how it stands then. */
  String read(JsonNode asked) {
    var number = asked.path("number").asString("");
    var reasons =
        Map.of(
            asked.path("field").asString("business_license_copy"),
            asked.path("reason").asString("照片不清晰"));
    try {
      switch (asked.path("then").asString("")) {
        case "proceed" -> proceed(number);
        case "finish" -> finish(number);
        case "verify" -> verify(number);
        case "reject" -> reject(number, reasons);
        case "freeze" -> freeze(number, reasons);
        case "cancel" -> cancel(number);
        default -> {
          return "then what?";
        }
      }
      synchronized (desk) {
        return String.join("\n", desk.applications.lines());
      }
    } catch (WeChatPayError none) {
      return "nobody applied under that number";
    }
  }
}
