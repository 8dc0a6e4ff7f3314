/**
 * The kernel: the few words every context shares.
 *
 * <ul>
 *   <li><b>Refusal</b>: the one exception that says no, with an {@link cn.linli.shared.ErrorCode}
 *       of the contract.
 *   <li><b>TimeRange</b>: start included, end excluded.
 *   <li><b>Money</b>: integer fen (分), CNY.
 *   <li><b>Community</b>: the tenant (社区); its id is the first part of every key.
 *   <li><b>Principal</b>: who is calling. <b>Role</b>: what they may do in a community.
 * </ul>
 */
package cn.linli.shared;
