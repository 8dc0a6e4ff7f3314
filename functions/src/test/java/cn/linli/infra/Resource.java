package cn.linli.infra;

/**
 * A resource of the template.
 *
 * @param id its logical id
 * @param body everything written under it
 */
record Resource(String id, Node body) {
  String type() {
    return body.at("Type").text();
  }

  Node properties() {
    return body.at("Properties");
  }

  Node property(String... path) {
    return properties().at(path);
  }
}
