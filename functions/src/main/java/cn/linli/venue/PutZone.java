package cn.linli.venue;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.util.List;

/** A zone to create or change; whatever is wrong with it is said at once. */
record PutZone(
    CommunityId community,
    String zone,
    String name,
    String parent,
    int capacity,
    List<String> equipment,
    Access access,
    List<Hours> openingHours,
    BookingRules rules,
    String description,
    List<String> photos,
    int revision) {
  PutZone {
    if (!isSlug(zone)) {
      throw new Refusal(
          ApiError.INVALID, null, List.of(Fault.in("zone", "is not a short name for addresses")));
    }
    var checks = Fault.checks();
    for (int i = 0; openingHours != null && i < openingHours.size(); i++) {
      var pointer = "/openingHours/" + i + "/to";
      checks.that(openingHours.get(i).endsAfterItStarts(), pointer, "is later than from");
    }
    var price = rules.price();
    for (int i = 0; price != null && price.offPeak() != null && i < price.offPeak().size(); i++) {
      var pointer = "/rules/price/offPeak/" + i + "/to";
      var hours = price.offPeak().get(i).hours();
      checks.that(hours.endsAfterItStarts(), pointer, "is later than from");
    }
    var ages = rules.ages();
    checks
        .that(
            rules.minMinutes() <= rules.maxMinutes(), "/rules/maxMinutes", "is at least minMinutes")
        .that(
            rules.minMinutes() % rules.slotMinutes() == 0,
            "/rules/minMinutes",
            "is a multiple of slotMinutes")
        .that(
            rules.maxMinutes() % rules.slotMinutes() == 0,
            "/rules/maxMinutes",
            "is a multiple of slotMinutes")
        .that(
            ages == null || ages.from() == null || ages.to() == null || ages.from() <= ages.to(),
            "/rules/ages/to",
            "is at least from")
        .orRefuse();
  }

  Zone asZone() {
    return new Zone(
        community,
        zone,
        name,
        parent,
        capacity,
        equipment == null ? List.of() : equipment.stream().sorted().distinct().toList(),
        access == null ? Access.STAFF_OPENS : access,
        openingHours,
        rules,
        revision + 1);
  }

  Zone.Details details() {
    return new Zone.Details(description, photos);
  }

  private static boolean isSlug(String text) {
    try {
      return CommunityId.slug(text).equals(text);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
