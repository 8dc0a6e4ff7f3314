/**
 * The local platform: the same functions, one process, no account. Test scope, so that nothing of
 * it can reach production.
 *
 * <ul>
 *   <li><b>front</b>: what API Gateway does; routes by the contract.
 *   <li><b>stream, bus, queue</b>: what DynamoDB Streams, EventBridge and SQS do; wired by the
 *       template.
 *   <li><b>database</b>: DynamoDB Local in this process, its tables made from the template.
 * </ul>
 */
package cn.linli.local;
