/**
 * What the centre tells its people: columns, and posts that pass three reviews before they are
 * public.
 *
 * <ul>
 *   <li><b>column (栏目)</b>: a shelf of posts; there are as many everywhere, and each community says
 *       which it shows, in which order and under which names.
 *   <li><b>post (文章)</b>: what somebody writes for a community; it has versions, and at most one of
 *       them is public.
 *   <li><b>version (版本)</b>: title and body as they were saved once; it never changes.
 *   <li><b>three reviews (三审)</b>: 初审, 复审 and 终审 of one version by three people who did not write
 *       it.
 *   <li><b>reach</b>: whether a post is for its community, its street or its district.
 *   <li><b>publisher</b>: the community, street or district in whose list a post stands, once.
 *   <li><b>pin (置顶)</b>: a post stands before all others of its publisher, for a time.
 *   <li><b>desk</b>: what a publisher has pinned and scheduled, so that it is never much.
 *   <li><b>official draft (公众号草稿)</b>: the same post among the drafts of our Official Account.
 * </ul>
 */
package cn.linli.content;
