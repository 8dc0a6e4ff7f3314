/**
 * Where our words meet a vendor's: the only packages that import a vendor's SDK. Each implements a
 * port of the context that needs it, sets short time-outs, and turns every failure into one of the
 * errors the port names.
 */
package cn.linli.adapter;
