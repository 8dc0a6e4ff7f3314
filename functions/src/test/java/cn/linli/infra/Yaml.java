package cn.linli.infra;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML, CloudFormation's short tags included: {@code !Ref X} becomes {@code {"Ref": "X"}}.
 */
final class Yaml extends SafeConstructor {
  private Yaml(LoaderOptions options) {
    super(options);
    yamlMultiConstructors.put("!", new ShortTag());
  }

  static Node parse(String source) {
    var options = new LoaderOptions();
    // A second resource of the same name would silently replace the first.
    options.setAllowDuplicateKeys(false);
    return new Node(new org.yaml.snakeyaml.Yaml(new Yaml(options)).load(source));
  }

  private final class ShortTag extends AbstractConstruct {
    @Override
    public Object construct(org.yaml.snakeyaml.nodes.Node node) {
      String tag = node.getTag().getValue().substring(1);
      boolean plain = tag.equals("Ref") || tag.equals("Condition");
      return Map.of(plain ? tag : "Fn::" + tag, argument(tag, node));
    }

    private Object argument(String tag, org.yaml.snakeyaml.nodes.Node node) {
      return switch (node) {
        case ScalarNode scalar when tag.equals("GetAtt") ->
            List.of(scalar.getValue().split("\\.", 2));
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalArgumentException("cannot read " + node);
      };
    }
  }
}
