/**
 * HTTP as the contexts use it: a table of operations behind one total function.
 *
 * <ul>
 *   <li><b>operation</b>: one line of the contract and its handler; {@code operationId} is the name
 *       in both.
 *   <li><b>access</b>: who may call it, {@code x-access} in the contract.
 *   <li><b>problem</b>: an error as RFC 9457 says.
 *   <li><b>cursor</b>: where the next page starts; opaque, encrypted, good for one query only.
 * </ul>
 */
package cn.linli.shared.http;
