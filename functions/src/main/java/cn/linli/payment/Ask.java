package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that a context asks somebody for.
 *
 * @param payment the id that the client made; the number at the provider follows from it
 * @param payee who gets it, as the community knows them
 * @param subject what it is for, by which the context knows its own: {@code <kind>/<id>}
 * @param description for the payer to read
 * @param expiresAt after it nobody can pay any more
 */
public record Ask(
    CommunityId community,
    UUID payment,
    PersonId payer,
    String payee,
    String subject,
    Parts parts,
    String description,
    Instant expiresAt) {}
