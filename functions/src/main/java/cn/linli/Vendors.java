package cn.linli;

import cn.linli.access.LockVendor;
import cn.linli.adapter.realname.TencentIdCardVerification;
import cn.linli.adapter.records.Tianyancha;
import cn.linli.adapter.ttlock.TtLock;
import cn.linli.adapter.wechat.WxAccountPush;
import cn.linli.adapter.wechat.WxArticles;
import cn.linli.adapter.wechat.WxContentSecurity;
import cn.linli.adapter.wechat.WxDrafts;
import cn.linli.adapter.wechat.WxLogin;
import cn.linli.adapter.wechat.WxMessagePush;
import cn.linli.adapter.wechat.WxMessages;
import cn.linli.adapter.wechat.WxOfficialAccount;
import cn.linli.adapter.wechat.WxShareCards;
import cn.linli.adapter.wechat.WxShipments;
import cn.linli.adapter.wechatpay.WeChatPay;
import cn.linli.adapter.wechatpay.WeChatSellers;
import cn.linli.content.OfficialArticles;
import cn.linli.content.OfficialDrafts;
import cn.linli.groupbuy.ShareCards;
import cn.linli.groupbuy.Shipments;
import cn.linli.merchant.NegativeRecords;
import cn.linli.merchant.SellerAccounts;
import cn.linli.notice.Messenger;
import cn.linli.officialaccount.Account;
import cn.linli.officialaccount.AccountPush;
import cn.linli.payment.PaymentProvider;
import cn.linli.screening.ContentSecurity;
import cn.linli.screening.MessagePush;
import cn.linli.shared.Secrets;
import cn.linli.shared.dynamo.Dynamo;
import java.util.function.Supplier;

/** Those outside whom the system speaks to, each put together when it is first spoken to. */
final class Vendors {
  /** Where tokens are kept that all instances share. */
  private static final String TOKENS = "wechat";

  private final Platform platform;
  private final Dynamo dynamo;
  private final Supplier<LockVendor> locks = new Platform.Once<>(this::newLocks);
  private final Supplier<PaymentProvider> payments = new Platform.Once<>(this::newPayments);
  private final Supplier<SellerAccounts> sellers = new Platform.Once<>(this::newSellers);
  private final Supplier<NegativeRecords> records = new Platform.Once<>(this::newRecords);
  private final Supplier<ShareCards> cards = new Platform.Once<>(this::newCards);
  private final Supplier<Shipments> shipments = new Platform.Once<>(this::newShipments);
  private final Supplier<ContentSecurity> security = new Platform.Once<>(this::newSecurity);
  private final Supplier<OfficialDrafts> drafts = new Platform.Once<>(this::newDrafts);
  private final Supplier<OfficialArticles> articles = new Platform.Once<>(this::newArticles);
  private final Supplier<Messenger> messenger = new Platform.Once<>(this::newMessenger);
  private final Supplier<MessagePush> push = new Platform.Once<>(this::newPush);
  private final Supplier<Account> officialAccount = new Platform.Once<>(this::newOfficialAccount);
  private final Supplier<AccountPush> accountPush = new Platform.Once<>(this::newAccountPush);

  Vendors(Platform platform, Dynamo dynamo) {
    this.platform = platform;
    this.dynamo = dynamo;
  }

  WxLogin logins() {
    return WxLogin.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  /** The accounts of sellers at the payment provider. */
  Supplier<SellerAccounts> sellers() {
    return sellers;
  }

  /** Who knows what is published of a business. */
  Supplier<NegativeRecords> records() {
    return records;
  }

  Supplier<ShareCards> cards() {
    return cards;
  }

  Supplier<Shipments> shipments() {
    return shipments;
  }

  /** Who judges texts and pictures. */
  Supplier<ContentSecurity> security() {
    return security;
  }

  /** The drafts of our Official Account. */
  Supplier<OfficialDrafts> drafts() {
    return drafts;
  }

  /** What followers of our Official Account can read. */
  Supplier<OfficialArticles> articles() {
    return articles;
  }

  /** What is pushed to the mini program's server. */
  Supplier<MessagePush> push() {
    return push;
  }

  /** The Official Account at WeChat. */
  Supplier<Account> officialAccount() {
    return officialAccount;
  }

  /** What is pushed to the Official Account's server. */
  Supplier<AccountPush> accountPush() {
    return accountPush;
  }

  /** Who carries messages to people. */
  Supplier<Messenger> messenger() {
    return messenger;
  }

  TencentIdCardVerification authority() {
    return new TencentIdCardVerification(platform.settings(), secrets());
  }

  Supplier<LockVendor> locks() {
    return locks;
  }

  Supplier<PaymentProvider> payments() {
    return payments;
  }

  private LockVendor newLocks() {
    return TtLock.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private PaymentProvider newPayments() {
    return WeChatPay.create(platform.settings(), secrets(), platform.clock());
  }

  private SellerAccounts newSellers() {
    return WeChatSellers.create(platform.settings(), secrets(), platform.clock());
  }

  private NegativeRecords newRecords() {
    return Tianyancha.create(platform.settings(), secrets());
  }

  private ShareCards newCards() {
    return WxShareCards.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private Shipments newShipments() {
    return WxShipments.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private ContentSecurity newSecurity() {
    return WxContentSecurity.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private OfficialDrafts newDrafts() {
    return WxDrafts.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private OfficialArticles newArticles() {
    return WxArticles.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private Messenger newMessenger() {
    return WxMessages.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private MessagePush newPush() {
    return new WxMessagePush(platform.settings(), secrets(), platform.clock());
  }

  private Account newOfficialAccount() {
    return WxOfficialAccount.create(
        platform.settings(),
        secrets(),
        platform.dynamo().get(),
        dynamo.tableName(TOKENS),
        platform.clock());
  }

  private AccountPush newAccountPush() {
    return new WxAccountPush(platform.settings(), secrets(), platform.clock());
  }

  private Secrets secrets() {
    return new Secrets(platform.secrets().get(), platform.clock());
  }
}
