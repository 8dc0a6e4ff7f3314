package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Cursors;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What access needs of others and is handed.
 *
 * @param vendor of the locks, put together when a lock is first spoken to
 * @param calendar of a community; refuses one that does not exist
 * @param requireActive refuses whoever has asked for erasure
 */
public record Needs(
    Supplier<LockVendor> vendor,
    Function<CommunityId, ZoneId> calendar,
    Consumer<PersonId> requireActive,
    Cursors cursors) {}
