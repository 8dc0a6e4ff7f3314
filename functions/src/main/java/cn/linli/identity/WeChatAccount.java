package cn.linli.identity;

/**
 * A WeChat account as one of our apps knows it.
 *
 * @param channel which of our accounts
 * @param appId that account's app id
 * @param openid the person's id there
 * @param unionid the same for all our apps bound to one open-platform account, or null
 */
public record WeChatAccount(Channel channel, String appId, String openid, String unionid) {}
