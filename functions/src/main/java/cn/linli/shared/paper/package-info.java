/** Reports for people to print: text, tables and charts on A4, with Chinese that is embedded. */
package cn.linli.shared.paper;
