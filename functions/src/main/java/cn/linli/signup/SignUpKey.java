package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.LocalDate;
import java.util.UUID;

/** By which a person's sign-up for something is found: there is one at the most. */
record SignUpKey(
    CommunityId community, PersonId person, LocalDate filed, UUID activity, String scope) {
  Target target() {
    return new Target(community, activity, scope);
  }
}
