package cn.linli.sim;

import java.util.List;

/** What persons do who are sent something (商家转账), and where it comes from. */
public final class WeChatPayReceivers {
  private final WeChatPayDesk desk;

  WeChatPayReceivers(WeChatPayDesk desk) {
    this.desk = desk;
  }

  /** A person confirms a transfer; tells why not, or "ok". */
  public String confirm(String number) {
    synchronized (desk) {
      desk.settle();
      return desk.transfers.confirm(number);
    }
  }

  /** A transfer does not reach its person, for this reason. */
  public void refuse(String number, String failure) {
    synchronized (desk) {
      desk.settle();
      desk.transfers.refuse(number, failure);
    }
  }

  /** The transfers that wait for their persons, by our numbers. */
  public List<String> toConfirm() {
    synchronized (desk) {
      desk.settle();
      return desk.transfers.waiting().stream().map(line -> line.split(" ", 2)[0]).toList();
    }
  }

  /** So much more has always been on a merchant's account. */
  public void endow(String merchant, long fen) {
    synchronized (desk) {
      desk.money.endow(merchant, fen);
    }
  }
}
