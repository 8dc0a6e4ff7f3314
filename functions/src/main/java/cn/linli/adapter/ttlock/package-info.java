/**
 * TTLock (通通锁), also sold as Sciener: its Open Platform, version 3. Record 0015 says what is
 * documented and what is a guess.
 *
 * <ul>
 *   <li><b>errcode</b>: how TTLock says no, under HTTP 200. It is all of an answer that may be
 *       logged.
 *   <li><b>custom passcode (自定义密码)</b>: written to the lock through the gateway; it has a name,
 *       ours is the reference.
 *   <li><b>random passcode (随机密码)</b>: computed alike by cloud and lock; an offline code.
 *   <li><b>notify</b>: the call by which records reach us; TTLock does not sign it.
 * </ul>
 */
package cn.linli.adapter.ttlock;
