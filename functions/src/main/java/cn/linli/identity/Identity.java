package cn.linli.identity;

import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.keys.Keys;
import java.time.Clock;

/** The tables and tools that the use cases of identity share. */
record Identity(
    Dynamo dynamo,
    Clock clock,
    Keys keys,
    Cursors cursors,
    AccessTokens tokens,
    PersonTable persons,
    SealedTable sealed,
    PointerTable pointers,
    SessionTable sessions,
    AuthorizationTable authorizations,
    ConsentTable consents,
    MembershipTable memberships,
    MinorTable minors,
    AttemptTable attempts,
    AuditLog audit,
    Outbox outbox,
    Deadlines deadlines) {
  static Identity of(Dynamo dynamo, Clock clock, Keys keys, AccessTokens tokens) {
    var cursors = new Cursors(keys);
    return new Identity(
        dynamo,
        clock,
        keys,
        cursors,
        tokens,
        new PersonTable(dynamo),
        new SealedTable(dynamo, keys),
        new PointerTable(dynamo, keys),
        new SessionTable(dynamo),
        new AuthorizationTable(dynamo),
        new ConsentTable(dynamo),
        new MembershipTable(dynamo),
        new MinorTable(dynamo),
        new AttemptTable(dynamo),
        new AuditLog(dynamo, cursors, clock),
        new Outbox(dynamo, clock),
        new Deadlines(dynamo));
  }
}
