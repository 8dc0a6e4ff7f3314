package cn.linli.shared.dynamo;

import cn.linli.shared.CommunityId;
import java.util.Map;

/**
 * Something that happened, told to other contexts after the fact. Ids and times only: never
 * personal data.
 *
 * @param type in the past tense, for example {@code venue.reservation-placed}; its schema is in
 *     {@code contracts/events}
 * @param version of the schema; grows when a change is not only an added field
 * @param community whose event it is, or null for one of the whole platform
 * @param data as the schema says
 */
public record Event(String type, int version, CommunityId community, Map<String, Object> data) {}
