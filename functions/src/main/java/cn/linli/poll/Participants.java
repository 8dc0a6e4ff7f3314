package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** Who takes part, and who acts for whom. */
final class Participants {
  private final Hall hall;

  Participants(Hall hall) {
    this.hall = hall;
  }

  /** The caller, or the minor of this id for whom they act. */
  PersonId person(Principal caller, UUID minor) {
    return minor == null
        ? caller.person()
        : hall.needs().people().ward(caller.person(), minor).person();
  }

  /** The same, once it is known that they may take part. */
  Participant admitted(Principal caller, UUID minor, CommunityId community) {
    var born = hall.requireAdult(caller.person(), community);
    if (minor == null) {
      return new Participant(caller.person(), born, null, null);
    }
    var ward = hall.needs().people().ward(caller.person(), minor);
    if (hall.isAdult(ward.born(), community)) {
      throw PollError.OF_AGE.refusal();
    }
    return new Participant(ward.person(), ward.born(), ward.name(), caller.person());
  }

  /** Adds to what a use case writes where a minor took part, for whoever forgets them. */
  void note(WriteSet writes, Participant participant, CommunityId community) {
    if (participant.guardian() != null) {
      hall.wards().put(writes, participant.person(), community);
    }
  }

  /** Whether an entry is the caller's, or that of a minor for whom they act. */
  boolean isOwn(Principal caller, Entry entry) {
    return entry.by().equals(caller.person())
        || (entry.guardian() != null && isOneOf(caller, entry.person()));
  }

  /** Whether somebody is the caller, or a minor for whom they act. */
  boolean isOneOf(Principal caller, PersonId person) {
    return person.equals(caller.person())
        || hall.needs().people().wards(caller.person()).stream()
            .anyMatch(ward -> ward.person().equals(person));
  }
}
