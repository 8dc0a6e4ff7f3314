package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;

/** How much somebody helped in a year. */
record Year(CommunityId community, PersonId person, int year, int minutes, int shifts) {}
