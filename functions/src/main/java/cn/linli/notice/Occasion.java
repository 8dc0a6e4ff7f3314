package cn.linli.notice;

import cn.linli.shared.CommunityId;

/**
 * That something has come to a state.
 *
 * @param subject what: a kind and an id, as {@code reservation/<id>}
 * @param state grows with each change of the subject
 */
record Occasion(CommunityId community, String subject, long state) {}
