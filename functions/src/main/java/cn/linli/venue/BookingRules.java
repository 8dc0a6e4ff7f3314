package cn.linli.venue;

/**
 * What a booking of a zone must keep to. What is null is not asked.
 *
 * @param slotMinutes bookings start and end on multiples of this
 * @param bufferMinutes kept free after each booking
 * @param advanceDays how many days ahead one may book
 * @param bookBeforeMinutes how long before the start one may book at the latest
 * @param cancelBeforeMinutes residents cancel until this long before the start
 * @param perPerson how many bookings of the zone a person may have
 * @param perGroup how many bookings of the zone a group may have, whoever of it books
 * @param ages who may book
 * @param approval how the staff decide about bookings; without it they confirm at once
 * @param seriesWeeks for how many weeks one may book a weekly series
 * @param offerMinutes how long an offer from the waiting list stands; without it there is no list
 * @param checkIn whether people have to say that they came
 * @param price what it costs; without it nothing
 */
record BookingRules(
    int slotMinutes,
    int bufferMinutes,
    int minMinutes,
    int maxMinutes,
    int advanceDays,
    Integer bookBeforeMinutes,
    int cancelBeforeMinutes,
    Quota perPerson,
    Quota perGroup,
    Ages ages,
    Approval approval,
    Integer seriesWeeks,
    Integer offerMinutes,
    CheckInRule checkIn,
    Price price) {}
