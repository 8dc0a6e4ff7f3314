package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.ErrorCode;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.town.Answer;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What whoever sells a merchant's products does with it, and what finance does. */
final class Shelf {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);

  private Shelf() {}

  static Dynamo dynamo(Town town) {
    return Dynamo.of(town.deployment().database().client(), Database.PREFIX);
  }

  /** Puts something of this value on sale. */
  static void list(Stall stall, long fen) {
    var merchants = stall.town().deployment().merchants();
    write(stall, writes -> merchants.list(writes, HOME, stall.id(), new Money(fen)));
  }

  /** Everything about it is over. */
  static void unlist(Stall stall, long fen) {
    var merchants = stall.town().deployment().merchants();
    write(stall, writes -> merchants.unlist(writes, HOME, stall.id(), new Money(fen)));
  }

  private static void write(Stall stall, Consumer<WriteSet> useCase) {
    Stale.again(
        () -> {
          var writes = new WriteSet(dynamo(stall.town()));
          useCase.accept(writes);
          writes.commit();
          return true;
        });
  }

  static void refuses(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  /** Its guarantee in the books. */
  static Till till(Stall stall) {
    return new Till(stall.town(), stall.guaranteePayee());
  }

  static Answer release(Stall stall) {
    return stall.town().logIn("qian").put(stall.path() + "/guarantee/release", null);
  }
}
