package cn.linli.venue;

/**
 * That people say when they have come.
 *
 * @param withinMinutes of the start, or it counts as a no-show
 * @param suspendAfter so many no-shows in the community
 * @param countedDays for how long a no-show counts
 * @param suspendDays for how long one cannot book then
 */
record CheckInRule(int withinMinutes, int suspendAfter, int countedDays, int suspendDays) {}
