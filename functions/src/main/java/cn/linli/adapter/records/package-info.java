/**
 * What is known of a business, from Tianyancha (天眼查), which gathers what authorities and courts
 * publish. Its answers come with HTTP 200 and an {@code error_code}.
 */
package cn.linli.adapter.records;
