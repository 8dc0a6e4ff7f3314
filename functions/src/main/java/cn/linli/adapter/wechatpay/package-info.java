/**
 * WeChat Pay (微信支付), APIv3, through WxJava. Record 0021 says what of WxJava is used and what is
 * replaced.
 *
 * <ul>
 *   <li><b>merchant number (商户号)</b>: by which we sign; a service provider's stands for many
 *       sub-merchants (特约商户, 二级商户)
 *   <li><b>public key (微信支付公钥)</b>: by which WeChat Pay signs for new merchants; its id begins with
 *       {@code PUB_KEY_ID_}
 *   <li><b>platform certificate (平台证书)</b>: the older way; changes by itself and is downloaded
 *   <li><b>serial</b>: which of these signed
 *   <li><b>APIv3 key</b>: 32 bytes that only the merchant and WeChat Pay know; encrypts notices
 *   <li><b>probe (签名探测)</b>: a notice with a wrong signature by which WeChat Pay tests us
 * </ul>
 */
package cn.linli.adapter.wechatpay;
