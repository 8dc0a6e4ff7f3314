package cn.linli.adapter.wechatpay;

import cn.linli.merchant.Picture;
import cn.linli.merchant.SellerApplication;
import cn.linli.merchant.SellerApplication.BankAccount;
import cn.linli.merchant.SellerApplication.Contact;
import cn.linli.merchant.SellerApplication.IdCard;
import cn.linli.merchant.SellerApplication.Kind;
import cn.linli.merchant.SellerApplication.Licence;
import cn.linli.merchant.SellerApplication.Owners;
import cn.linli.merchant.SellerApplication.Shop;
import cn.linli.sim.Person;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** A fruit shop of one person and a company, both made up. */
final class SampleSellers {
  private SampleSellers() {}

  static SellerApplication fruitShop(String number) {
    return fruitShop(number, "13800000001");
  }

  static SellerApplication fruitShop(String number, String phone) {
    return new SellerApplication(
        number,
        Kind.INDIVIDUAL,
        new Licence("92110105MA00000017", "和平里王芳水果店", picture(1)),
        card("wang", null, null),
        null,
        new BankAccount(false, "工商银行", null, "王芳", "6222020200000000001", "110100"),
        new Contact(phone, "wang@example.com"),
        new Shop("王芳水果", "王芳水果店", null, picture(4)));
  }

  static SellerApplication company(String number, Owners owners) {
    return new SellerApplication(
        number,
        Kind.COMPANY,
        new Licence("91110105MA0000023A", "北京和平里食品有限公司", picture(5)),
        card("li", "北京市东城区和平里一号", LocalDate.of(2040, 1, 1)),
        owners,
        new BankAccount(true, "招商银行", "招商银行股份有限公司北京分行", "北京和平里食品有限公司", "110900000000001", "110100"),
        new Contact("13800000002", "li@example.com"),
        new Shop("和平里食品", "和平里食品", URI.create("https://shop.example.com/"), null));
  }

  static Owners liAndZhao() {
    return new Owners(true, List.of(card("zhao", "北京市东城区和平里二号", null)));
  }

  static IdCard card(String key, String address, LocalDate until) {
    var person = Person.of(key);
    return new IdCard(
        person.name(),
        person.idNumber(),
        address,
        picture(2),
        picture(3),
        LocalDate.of(2020, 1, 1),
        until);
  }

  static Picture picture(int nth) {
    return Picture.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, '\r', '\n', (byte) nth, 0})
        .orElseThrow();
  }
}
