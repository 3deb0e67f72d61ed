using System.Text;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>
/// Syntax tree → text in the reference implementation's layout: two blanks per level, arguments on one line up to 80 columns.
/// This part: executable documents; what it writes reads back as the same tree.
/// </summary>
public sealed partial class Printer
{
    private const int MaxLineLength = 80;

    private readonly StringBuilder _text = new();
    private string _newLine = "\n";

    private Printer()
    {
    }

    /// <summary>The text of a document or of any part of one, without a line end behind it.</summary>
    public static string Print(Node node)
    {
        var printer = new Printer();
        printer.Write(node);
        return printer._text.ToString();
    }

    private void Write(Node node)
    {
        switch (node)
        {
            case DocumentNode document:
                Join(document.Definitions.AsSpan(), "\n\n");
                break;
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteFragment(fragment);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case SelectionSetNode selections:
                WriteBlock(selections.Selections.AsSpan());
                break;
            case SelectionNode selection:
                WriteSelection(selection);
                break;
            case DirectiveNode directive:
                Append("@").Append(directive.Name.Value);
                WriteArguments(directive.Arguments.AsSpan());
                break;
            case ArgumentNode argument:
                WriteNamedValue(argument.Name, argument.Value);
                break;
            case ObjectFieldNode field:
                WriteNamedValue(field.Name, field.Value);
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case NameNode name:
                Append(name.Value);
                break;
            case TypeNode type:
                Append(type.ToString());
                break;
            default:
                WriteTypeSystem(node);
                break;
        }
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        var isShort = operation is { Description: null, Operation: OperationType.Query, Name: null, VariableDefinitions: [], Directives: [] };
        if (!isShort)
        {
            WriteDescription(operation.Description);
            Append(Keyword(operation.Operation));
            if (operation.Name is not null || !operation.VariableDefinitions.IsEmpty)
                Append(" ").Append(operation.Name?.Value);
            WriteVariableDefinitions(operation);
            WriteDirectives(operation.Directives.AsSpan());
            Append(" ");
        }
        Write(operation.SelectionSet);
    }

    private void WriteVariableDefinitions(OperationDefinitionNode operation)
    {
        var variables = operation.VariableDefinitions;
        if (variables.IsEmpty)
            return;
        var spread = variables.Any(variable => variable.Description is not null);
        Append(spread ? "(\n" : "(");
        Join(variables.AsSpan(), spread ? "\n" : ", ");
        Append(spread ? "\n)" : ")");
    }

    private void WriteVariableDefinition(VariableDefinitionNode definition)
    {
        WriteDescription(definition.Description);
        Write(definition.Variable);
        Append(": ").Append(definition.Type);
        WriteDefault(definition.DefaultValue);
        WriteDirectives(definition.Directives.AsSpan());
    }

    private void WriteFragment(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name.Value);
        WriteDirectives(fragment.Directives.AsSpan());
        Append(" ");
        Write(fragment.SelectionSet);
    }

    private void WriteSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives.AsSpan());
                break;
            case InlineFragmentNode inline:
                Append("...");
                if (inline.TypeCondition is not null)
                    Append(" on ").Append(inline.TypeCondition.Name.Value);
                WriteDirectives(inline.Directives.AsSpan());
                Append(" ");
                Write(inline.SelectionSet);
                break;
        }
    }

    private void WriteField(FieldNode field)
    {
        var lineStart = _text.Length;
        if (field.Alias is not null)
            Append(field.Alias.Value).Append(": ");
        Append(field.Name.Value);
        var argumentsStart = _text.Length;
        WriteArguments(field.Arguments.AsSpan());
        if (_text.Length - lineStart > MaxLineLength && !field.Arguments.IsEmpty)
        {
            _text.Length = argumentsStart;
            WriteIndented("(", field.Arguments.AsSpan(), ")");
        }
        WriteDirectives(field.Directives.AsSpan());
        if (field.SelectionSet is not null)
        {
            Append(" ");
            Write(field.SelectionSet);
        }
    }

    private void WriteArguments(ReadOnlySpan<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
            return;
        Append("(");
        Join(arguments, ", ");
        Append(")");
    }

    private void WriteDirectives(ReadOnlySpan<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            Append(" ");
            Write(directive);
        }
    }

    private void WriteBlock<T>(ReadOnlySpan<T> items)
        where T : Node => WriteIndented("{", items, "}");

    private void WriteIndented<T>(string open, ReadOnlySpan<T> items, string close)
        where T : Node
    {
        var outer = _newLine;
        Append(open);
        _newLine += "  ";
        Append(_newLine);
        Join(items, _newLine);
        _newLine = outer;
        Append(_newLine).Append(close);
    }

    private void Join<T>(ReadOnlySpan<T> items, string separator)
        where T : Node
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                Append(separator);
            Write(items[i]);
        }
    }

    private StringBuilder Append(string? text) => _text.Append(text);

    private static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
