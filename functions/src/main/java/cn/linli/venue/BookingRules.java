package cn.linli.venue;

/**
 * What a booking of a zone must keep to.
 *
 * @param slotMinutes bookings start and end on multiples of this
 * @param bufferMinutes kept free after each booking
 * @param advanceDays how many days ahead one may book
 * @param cancelBeforeMinutes residents cancel until this long before the start
 * @param perPersonDaily how many bookings of the zone a person may have on one day
 * @param approval how the staff decide about bookings, or null where they confirm at once
 */
record BookingRules(
    int slotMinutes,
    int bufferMinutes,
    int minMinutes,
    int maxMinutes,
    int advanceDays,
    int cancelBeforeMinutes,
    int perPersonDaily,
    Approval approval) {}
