package cn.linli.figures;

import cn.linli.shared.CommunityId;

/**
 * What a community did in a week, in a few numbers.
 *
 * @param week of the ISO calendar, as {@code 2026-W47}
 * @param uses of zones that began in it
 * @param held activities' occasions
 * @param attended people at sessions; at two sessions they count twice
 * @param volunteerMinutes that volunteers were there
 * @param sales payments for anything
 * @param ticketsSolved matters that residents and enterprises reported
 */
public record WeekDigest(
    CommunityId community,
    String week,
    long uses,
    long held,
    long attended,
    long volunteerMinutes,
    long sales,
    long ticketsSolved) {}
