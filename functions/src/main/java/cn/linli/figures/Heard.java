package cn.linli.figures;

import cn.linli.shared.CommunityId;

/**
 * What was told of a subject.
 *
 * @param order what was told later has a higher one: a revision, or a time
 */
record Heard(CommunityId community, String subject, long order, Matter matter) {
  /** The newer of both. */
  Heard or(Heard other) {
    return other.order > order ? other : this;
  }
}
