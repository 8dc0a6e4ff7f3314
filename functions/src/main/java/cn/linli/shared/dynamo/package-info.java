/**
 * DynamoDB as the contexts use it: typed tables on the Enhanced Client, and one {@link
 * cn.linli.shared.dynamo.WriteSet} per use case.
 *
 * <ul>
 *   <li><b>pk, sk</b>: every table's keys, both text; the community comes first where a row belongs
 *       to one.
 *   <li><b>stale</b>: what was read has changed meanwhile; the use case runs again.
 *   <li><b>outbox</b>: events written with the change they tell of, published afterwards.
 *   <li><b>deadline</b>: something due at a time, swept by {@code tick}.
 * </ul>
 */
package cn.linli.shared.dynamo;
