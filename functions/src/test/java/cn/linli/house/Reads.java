package cn.linli.house;

import cn.linli.house.History.Read;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The read operations of a centre, each with the path of an ordinary question. */
final class Reads {
  private Reads() {}

  /**
   * By operation.
   *
   * @param reservation that took place
   * @param day on which it did
   * @param ahead a day to come
   */
  static Map<String, Read> of(UUID reservation, LocalDate day, LocalDate ahead) {
    var centre = "/communities/heping-li/";
    var room = centre + "zones/dance-room";
    var booking = centre + "reservations/" + reservation;
    var month = YearMonth.from(day);
    var reads = new LinkedHashMap<String, Read>();
    reads.put("listZones", everybody(centre + "zones"));
    reads.put("getZone", everybody(room));
    reads.put("listFreeSlots", everybody(centre + "free-slots?date=" + ahead));
    reads.put(
        "searchZones", everybody(centre + "zone-search?from=1400&to=1500&people=5&date=" + ahead));
    reads.put("getZoneCalendar", everybody(room + "/calendar?days=7&date=" + ahead));
    reads.put("listSpecialDays", everybody(centre + "special-days"));
    reads.put("getReservation", everybody(booking));
    reads.put("listMyReservations", everybody(centre + "my-reservations"));
    reads.put("getAccess", everybody(booking + "/access"));
    reads.put("listPendingReservations", staff(centre + "pending-reservations"));
    reads.put("listBlackouts", staff(centre + "blackouts"));
    reads.put("getZoneBookings", staff(room + "/bookings?days=7&date=" + ahead));
    reads.put("getZoneBookings, of the day", staff(room + "/bookings?days=1&date=" + day));
    reads.put("listLog", staff(centre + "log?month=" + month));
    reads.put("listReservationLog", staff(booking + "/log"));
    reads.put("getStatistics", staff(centre + "statistics?month=" + month));
    reads.put("listDoors", staff(centre + "doors"));
    reads.put(
        "listUnlockRecords", staff(centre + "doors/dance-room-door/unlock-records?month=" + month));
    reads.put("listAccessAlerts", staff(centre + "access-alerts?month=" + month));
    return reads;
  }

  private static Read everybody(String path) {
    return new Read(path, false);
  }

  private static Read staff(String path) {
    return new Read(path, true);
  }
}
