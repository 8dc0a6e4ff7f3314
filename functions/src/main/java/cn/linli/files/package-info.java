/**
 * Files that people bring, straight to the store and never through a function.
 *
 * <ul>
 *   <li><b>upload (上传文件)</b>: a file that somebody announced, and what became of it.
 *   <li><b>purpose (用途)</b>: what a file is for; says which types and sizes fit.
 *   <li><b>file store (文件存储)</b>: where the bytes lie; it takes and gives them by addresses that we
 *       sign.
 *   <li><b>scan (病毒扫描)</b>: the store's operator looks for malware in every file that arrives.
 *   <li><b>claim (归档)</b>: an upload becomes part of a matter and is kept with it; what nobody
 *       claims goes after a week.
 * </ul>
 */
package cn.linli.files;
