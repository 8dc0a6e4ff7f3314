package cn.linli.infra;

/**
 * A route of the HTTP API.
 *
 * @param key method and path, as in {@code GET /me}
 * @param operationId of the contract
 * @param function the definition of the function that answers
 */
public record CloudRoute(String key, String operationId, String function) {}
