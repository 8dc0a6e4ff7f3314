package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.community.Communities;
import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.function.Function;

/**
 * What duties need of others and are handed.
 *
 * @param duties the kinds of a centre with what it owes of each in a year
 */
public record Needs(
    Function<CommunityId, List<Duty>> duties, Communities communities, AuditLog audit) {}
