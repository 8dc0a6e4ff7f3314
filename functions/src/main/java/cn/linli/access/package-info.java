/**
 * Doors that open for those who booked, and for nobody else.
 *
 * <ul>
 *   <li><b>door lock (智能门锁)</b>: the device at a door, by the name its vendor gave it.
 *   <li><b>access grant</b>: the right to open doors in a window; it owns what lies on the devices.
 *   <li><b>reference</b>: our name for a grant at a lock, written on the device beside the
 *       passcode.
 *   <li><b>passcode (密码)</b>: the digits typed at a door; personal, never in a log line.
 *   <li><b>offline code</b>: a passcode the lock works out by itself; no gateway is needed for it.
 *   <li><b>gateway (网关)</b>: joins the locks near it to the vendor; without it nothing can be put
 *       on a lock or taken off, and records come late.
 *   <li><b>unlock record</b>: what a lock says happened at it, by the clock of the lock.
 * </ul>
 */
package cn.linli.access;
