package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import java.time.YearMonth;
import java.util.UUID;

/** A shift in the list of a month. */
record Listed(CommunityId community, YearMonth month, String order, UUID activity, UUID shift) {}
