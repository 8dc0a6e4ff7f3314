package cn.linli.shared.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.local.LocalKms;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Cursors;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class SealedTest {
  private final LocalKms kms = new LocalKms();
  private final Keys keys =
      new Keys(() -> kms, new Settings(Map.of("DATA_KEY_ID", "data", "LOOKUP_KEY_ID", "lookup")));
  private final PersonId person = new PersonId(UUID.randomUUID());

  @Test
  void opensOnlyForItsPersonAndField() {
    var sealed = Sealed.create(keys, person).with("name", "王芳").sealed();

    assertThat(sealed.open(keys).read("name")).hasValue("王芳");
    assertThat(sealed.open(keys).read("phone")).isEmpty();
    var moved =
        new Sealed(person, sealed.wrappedKey(), Map.of("phone", sealed.fields().get("name")));
    assertThatThrownBy(() -> moved.open(keys).read("phone"))
        .isInstanceOf(IllegalStateException.class);
    var stolen = new Sealed(new PersonId(UUID.randomUUID()), sealed.wrappedKey(), sealed.fields());
    assertThatThrownBy(() -> stolen.open(keys)).hasMessageContaining("does not open");
  }

  @Test
  void noticesAChangedByte() {
    var sealed = Sealed.create(keys, person).with("name", "王芳").sealed();
    var bytes = sealed.fields().get("name").asByteArray();
    bytes[bytes.length - 1] ^= 1;
    var spoiled =
        new Sealed(person, sealed.wrappedKey(), Map.of("name", SdkBytes.fromByteArray(bytes)));

    assertThatThrownBy(() -> spoiled.open(keys).read("name"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverEncryptsTheSameValueTwiceAlike() {
    var opened = Sealed.create(keys, person);

    assertThat(opened.with("name", "王芳").sealed().fields().get("name"))
        .isNotEqualTo(opened.with("name", "王芳").sealed().fields().get("name"));
  }

  @Test
  void cursorsFitTheirQueryAndNoOther() {
    var cursors = new Cursors(keys);
    var cursor = cursors.after("staff heping-li", "person-42");

    assertThat(cursor).doesNotContain("person");
    assertThat(cursors.position("staff heping-li", cursor)).isEqualTo("person-42");
    assertThatThrownBy(() -> cursors.position("staff xingfu-li", cursor))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> cursors.position("staff heping-li", "%%%"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> cursors.position("staff heping-li", "")).isInstanceOf(Refusal.class);
    assertThat(cursors.position("staff heping-li", null)).isNull();
    assertThat(cursors.after("staff heping-li", null)).isNull();
  }
}
