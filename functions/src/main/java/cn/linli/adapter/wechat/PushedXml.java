package cn.linli.adapter.wechat;

import cn.linli.shared.http.ForgedPush;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts right below the root of what WeChat pushes as XML, by their names, and those one step
 * deeper as {@code parent/name}. A document type is refused before anything in it could name a file
 * or an address, or grow.
 */
final class PushedXml {
  private PushedXml() {}

  static Map<String, String> read(byte[] xml) {
    // The JDK's own, whatever else is on the class path; one each, since they are not shared.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return texts(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
    } catch (XMLStreamException | RuntimeException other) {
      throw new ForgedPush("no XML");
    }
  }

  private static Map<String, String> texts(XMLStreamReader reader) throws XMLStreamException {
    var texts = new LinkedHashMap<String, String>();
    var text = new StringBuilder();
    var parent = "";
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("a document type");
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          text.setLength(0);
          if (depth == 2) {
            parent = reader.getLocalName();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == 2 || depth == 3) {
            text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          // Of two the first counts, for all who read.
          if (depth == 2) {
            texts.putIfAbsent(parent, text.toString());
          } else if (depth == 3) {
            texts.putIfAbsent(parent + "/" + reader.getLocalName(), text.toString());
            text.setLength(0);
          }
          depth--;
        }
        default -> {}
      }
    }
    return texts;
  }
}
