package cn.linli.identity;

/**
 * Port to WeChat's login. Adapters turn every vendor failure into one of the {@link IdentityError}s
 * named here.
 */
public interface WeChatLogin {
  /**
   * Exchanges a login code for the account behind it. A code works once.
   *
   * @throws cn.linli.shared.Refusal LOGIN_CODE_REFUSED, LOGIN_BLOCKED or WECHAT_UNAVAILABLE
   */
  WeChatAccount exchange(Channel channel, String code);

  /**
   * Where a page in the Official Account sends somebody for a login code.
   *
   * @param page where they come back to, with the code and the state
   * @param asks whether they are asked first: only then WeChat tells of the unionid
   */
  String authorizationPage(String page, boolean asks, String state);

  /**
   * The phone number behind a code of the mini program's getPhoneNumber button, without country
   * code if Chinese.
   *
   * @throws cn.linli.shared.Refusal PHONE_CODE_REFUSED or WECHAT_UNAVAILABLE
   */
  String phoneNumber(String code);
}
