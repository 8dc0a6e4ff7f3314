package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.bytes;

import cn.linli.merchant.SellerApplication;
import cn.linli.merchant.SellerApplication.IdCard;
import com.github.binarywang.wxpay.bean.ecommerce.ApplymentsRequest;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** WeChat Pay's form for a seller's account (二级商户进件), filled in. */
final class ApplicationForm {
  private static final String RESIDENT = "IDENTIFICATION_TYPE_MAINLAND_IDCARD";
  private static final int SHORT_NAME_BYTES = 64;
  private static final int SHOP_NAME_BYTES = 256;

  private ApplicationForm() {}

  /** The pictures are uploaded first. */
  static ApplymentsRequest filled(SellerApplication application, PayUploads uploads)
      throws WxPayException {
    var form = new ApplymentsRequest();
    form.setOutRequestNo(application.number());
    form.setOrganizationType(
        switch (application.kind()) {
          case COMPANY -> "2";
          case INDIVIDUAL -> "4";
        });
    form.setBusinessLicenseInfo(licence(application, uploads));
    form.setIdDocType(RESIDENT);
    form.setIdCardInfo(idCard(application.legalPerson(), uploads));
    if (application.owners() != null) {
      form.setOwner(application.owners().legalPerson());
      form.setUboInfoList(owners(application.owners().others(), uploads));
    }
    form.setAccountInfo(account(application.account()));
    form.setContactInfo(administrator(application));
    form.setSalesSceneInfo(shop(application.shop(), uploads));
    form.setMerchantShortname(bytes(application.shop().shortName(), SHORT_NAME_BYTES));
    return form;
  }

  private static ApplymentsRequest.BusinessLicenseInfo licence(
      SellerApplication application, PayUploads uploads) throws WxPayException {
    var info = new ApplymentsRequest.BusinessLicenseInfo();
    info.setBusinessLicenseCopy(uploads.id(application.licence().picture()));
    info.setBusinessLicenseNumber(application.licence().code());
    info.setMerchantName(application.licence().name());
    info.setLegalPerson(application.legalPerson().name());
    return info;
  }

  private static ApplymentsRequest.IdCardInfo idCard(IdCard card, PayUploads uploads)
      throws WxPayException {
    var info = new ApplymentsRequest.IdCardInfo();
    info.setIdCardCopy(uploads.id(card.portrait()));
    info.setIdCardNational(uploads.id(card.emblem()));
    info.setIdCardName(card.name());
    info.setIdCardNumber(card.number());
    info.setIdCardAddress(card.address());
    info.setIdCardValidTimeBegin(card.from().toString());
    info.setIdCardValidTime(end(card.until()));
    return info;
  }

  private static List<ApplymentsRequest.UboInfo> owners(List<IdCard> cards, PayUploads uploads)
      throws WxPayException {
    var owners = new ArrayList<ApplymentsRequest.UboInfo>();
    for (var card : cards) {
      var info = new ApplymentsRequest.UboInfo();
      info.setUboIdDocType(RESIDENT);
      info.setUboIdDocCopy(uploads.id(card.portrait()));
      info.setUboIdDocCopyBack(uploads.id(card.emblem()));
      info.setUboIdDocName(card.name());
      info.setUboIdDocNumber(card.number());
      info.setUboIdDocAddress(card.address());
      info.setUboIdDocPeriodBegin(card.from().toString());
      info.setUboIdDocPeriodEnd(end(card.until()));
      owners.add(info);
    }
    return owners.isEmpty() ? null : owners;
  }

  private static ApplymentsRequest.AccountInfo account(SellerApplication.BankAccount account) {
    var info = new ApplymentsRequest.AccountInfo();
    info.setBankAccountType(account.corporate() ? "74" : "75");
    info.setAccountBank(account.bank());
    info.setBankName(account.branch());
    info.setAccountName(account.holder());
    info.setAccountNumber(account.number());
    info.setBankAddressCode(account.areaCode());
    return info;
  }

  private static ApplymentsRequest.ContactInfo administrator(SellerApplication application) {
    var info = new ApplymentsRequest.ContactInfo();
    info.setContactType("65");
    info.setContactName(application.legalPerson().name());
    info.setContactIdCardNumber(application.legalPerson().number());
    info.setMobilePhone(application.contact().phone());
    info.setContactEmail(application.contact().email());
    return info;
  }

  private static ApplymentsRequest.SalesSceneInfo shop(
      SellerApplication.Shop shop, PayUploads uploads) throws WxPayException {
    var info = new ApplymentsRequest.SalesSceneInfo();
    info.setStoreName(bytes(shop.name(), SHOP_NAME_BYTES));
    if (shop.code() == null) {
      info.setStoreUrl(shop.page().toString());
    } else {
      info.setStoreQrCode(uploads.id(shop.code()));
    }
    return info;
  }

  private static String end(LocalDate until) {
    return until == null ? "长期" : until.toString();
  }
}
