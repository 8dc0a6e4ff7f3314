package cn.linli.community;

import cn.linli.shared.CommunityId;
import java.time.ZoneId;

/**
 * A community and where it belongs. District, street and time zone never change: bookings and books
 * stand on them.
 *
 * @param timeZone of its calendar
 * @param revision counts the changes
 */
public record Community(
    CommunityId id, String name, String district, String street, ZoneId timeZone, int revision) {}
