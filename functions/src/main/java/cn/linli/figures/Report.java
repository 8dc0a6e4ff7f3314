package cn.linli.figures;

import java.time.Instant;
import java.util.List;

/**
 * What a community, a street or a district did.
 *
 * @param name of whom it tells
 * @param month from 1, or null for the whole year
 * @param asOf until when it counts: now, or the end of the period
 * @param communities that are counted in an area, or null for one community
 * @param course the year by its months, up to the end of the period
 */
record Report(
    String name,
    int year,
    Integer month,
    Instant asOf,
    Long communities,
    Summary summary,
    List<Summary.Course> course) {}
