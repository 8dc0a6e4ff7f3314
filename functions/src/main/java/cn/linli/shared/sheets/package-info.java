/** Tables for people to read, as files that spreadsheet programs open. */
package cn.linli.shared.sheets;
