package cn.linli.access;

import cn.linli.shared.keys.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * What the booker passes on to whoever shall come in too. Made from the ids by a key, so that the
 * same request has the same answer and none is kept.
 */
final class Invitations {
  private static final int BYTES = 18;

  private final Keys keys;

  Invitations(Keys keys) {
    this.keys = keys;
  }

  boolean isRight(Holder holder, String invitation) {
    return MessageDigest.isEqual(
        of(holder).getBytes(StandardCharsets.UTF_8), invitation.getBytes(StandardCharsets.UTF_8));
  }

  /** As the booker sees a helper, with the invitation while it waits. */
  View view(Holder holder) {
    boolean waits = holder.state() == Holder.State.INVITED;
    return new View(
        holder.helper(), holder.label(), holder.state().toString(), waits ? of(holder) : null);
  }

  private String of(Holder holder) {
    var about = holder.community() + "|" + holder.reservation() + "|" + holder.helper();
    var mac = Arrays.copyOf(keys.mac("invitation", about), BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** What the contract shows the booker of a helper. */
  record View(UUID helper, String label, String state, String invitation) {
    /** Without the invitation. */
    @Override
    public String toString() {
      return "helper " + helper;
    }
  }
}
