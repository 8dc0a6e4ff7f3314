package cn.linli.venue;

/**
 * How many bookings of a zone somebody may have that start on one day, in one week from Monday, and
 * in one month; null for as many as they like.
 */
record Quota(Integer daily, Integer weekly, Integer monthly) {}
