package cn.linli.community;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Gate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** What the platform's people ask of the tree of areas. */
final class Commands {
  private static final String CHINA = "Asia/Shanghai";

  private Commands() {}

  private static void slug(String parameter, String value) {
    try {
      CommunityId.slug(value);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(
          ApiError.INVALID,
          null,
          List.of(Fault.in(parameter, "is not a short name for addresses")));
    }
  }

  /** A district to create or rename. */
  record PutDistrict(String district, String name, int revision) {
    PutDistrict {
      slug("district", district);
    }
  }

  /** A street to create or rename. */
  record PutStreet(String district, String street, String name, int revision) {
    PutStreet {
      slug("district", district);
      slug("street", street);
    }
  }

  /** A community to create or change; without a time zone it has China's. */
  record PutCommunity(
      CommunityId community,
      String name,
      String district,
      String street,
      String timeZone,
      int revision) {
    PutCommunity {
      timeZone = timeZone == null ? CHINA : timeZone;
      Fault.checks().that(isTimeZone(timeZone), "/timeZone", "is not an IANA time zone").orRefuse();
      // The first is the platform's own; the other would share a partition with the list of
      // districts.
      if (community.equals(Gate.PLATFORM) || community.value().equals(Area.DISTRICTS)) {
        throw CommunityError.RESERVED.refusal();
      }
    }

    Community asCommunity() {
      return new Community(community, name, district, street, ZoneId.of(timeZone), revision + 1);
    }

    private static boolean isTimeZone(String text) {
      try {
        // Offsets would parse too, but a calendar needs a region's rules.
        return ZoneId.of(text).getId().contains("/");
      } catch (DateTimeException unknown) {
        return false;
      }
    }
  }

  /** A community by itself. */
  record OfCommunity(CommunityId community) {}

  /** A page of districts. */
  record ListDistricts(Integer limit, String cursor) {}

  /** A page of streets. */
  record ListStreets(String district, Integer limit, String cursor) {}

  /** A page of communities. */
  record ListCommunities(String district, String street, Integer limit, String cursor) {}
}
