/**
 * Linli (邻里): the backend of a community service centre.
 *
 * <p>One flat package per bounded context, each behind one door; {@code shared} is the kernel,
 * {@code adapter} the only place that knows a vendor. {@link cn.linli.Linli} puts them together.
 */
package cn.linli;
