package cn.linli.adapter.wechat;

import cn.linli.groupbuy.Shipments;
import cn.linli.identity.WeChatLogin;
import cn.linli.notice.Messenger;
import cn.linli.screening.ContentSecurity;
import cn.linli.sim.WeChatSimulator;

/** One instance before its simulator, for tests outside this package. */
public final class WeChatFixture implements AutoCloseable {
  private final Instances instances = new Instances();

  /** The simulator. */
  public WeChatSimulator wechat() {
    return instances.wechat;
  }

  /** An adapter of its own. */
  public WeChatLogin login() {
    return instances.cold();
  }

  /** Who tells WeChat of goods. */
  public Shipments shipments() {
    return instances.shipments();
  }

  /** Who carries messages to people. */
  public Messenger messenger() {
    return instances.messages();
  }

  /** Who judges texts and pictures. */
  public ContentSecurity security() {
    return instances.security();
  }

  @Override
  public void close() {
    instances.close();
  }
}
