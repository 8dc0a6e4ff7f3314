package cn.linli.community;

/**
 * A district, a street, or a community as its street lists it.
 *
 * @param parent the partition that lists it
 * @param id unique within the parent
 * @param name for people
 * @param revision counts the changes
 */
record Area(String parent, String id, String name, int revision) {
  static final String DISTRICTS = "districts";

  static String streetsOf(String district) {
    return "streets#" + district;
  }

  static String communitiesOf(String district, String street) {
    return "communities#" + district + "#" + street;
  }

  View view() {
    return new View(id, name, revision);
  }

  /** What the contract shows. */
  record View(String id, String name, int revision) {}
}
