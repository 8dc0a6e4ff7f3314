package cn.linli.figures;

import cn.linli.community.Communities.Home;

/**
 * A street or a district.
 *
 * @param street of the district, or null for all of it
 */
record Area(String district, String street) {
  static Area district(Home home) {
    return new Area(home.district(), null);
  }

  static Area street(Home home) {
    return new Area(home.district(), home.street());
  }

  /** The area that is spelt so. */
  static Area of(String spelling) {
    int slash = spelling.indexOf('/');
    return slash < 0
        ? new Area(spelling, null)
        : new Area(spelling.substring(0, slash), spelling.substring(slash + 1));
  }

  /** Whose its figures are. */
  String whose() {
    return street == null ? FigureTable.district(district) : FigureTable.street(district, street);
  }

  @Override
  public String toString() {
    return street == null ? district : district + "/" + street;
  }
}
