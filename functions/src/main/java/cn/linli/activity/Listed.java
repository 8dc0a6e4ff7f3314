package cn.linli.activity;

import cn.linli.shared.CommunityId;
import java.util.UUID;

/**
 * An activity in a list of a desk or a person.
 *
 * @param list whose it is
 * @param order by which it sorts
 */
record Listed(CommunityId community, String list, String order, UUID activity) {}
