/**
 * The access tokens of vendors that count how often one is fetched, shared by all instances.
 *
 * <ul>
 *   <li><b>Key</b>: names one token: which vendor, which of our apps there.
 *   <li><b>Lease</b>: the right of one instance to fetch the next token while the others wait.
 *   <li><b>Refused</b>: the vendor did not take the token although its time is not over.
 * </ul>
 */
package cn.linli.adapter.tokens;
