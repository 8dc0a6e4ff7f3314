package cn.linli.venue;

/**
 * What a zone is booked for.
 *
 * @param people how many come
 * @param note in the person's words, or null
 */
record Use(int people, Purpose purpose, Organiser organiser, String note) {
  Use {
    purpose = purpose == null ? Purpose.OTHER : purpose;
    organiser = organiser == null ? Organiser.PERSON : organiser;
  }
}
