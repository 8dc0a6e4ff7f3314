package cn.linli.board;

import cn.linli.shared.PersonId;

/**
 * A contact request as one of its two sides comes to it.
 *
 * @param isOwner whether it is the poster
 */
record Sides(Offer offer, Contact contact, boolean isOwner) {
  /** Who the other side is. */
  PersonId other() {
    return isOwner ? contact.person() : offer.owner();
  }

  /** Nobody goes on about what the committee has taken down, nor for a merchant that is stopped. */
  void requireGoing(Stand stand) {
    if (offer.state() == Offer.State.VETOED) {
      throw offer.notNow();
    }
    if (isOwner && !stand.maySell(offer)) {
      throw BoardError.NOT_CERTIFIED.refusal();
    }
  }
}
