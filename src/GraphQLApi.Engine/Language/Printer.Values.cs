using System.Globalization;
using System.Text;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Values (§2.9) and descriptions.</summary>
public sealed partial class Printer
{
    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                Append("$").Append(variable.Name.Value);
                break;
            case IntValueNode number:
                Append(number.Text);
                break;
            case FloatValueNode number:
                Append(number.Text);
                break;
            case StringValueNode { IsBlock: true } text:
                Append(BlockString.Print(text.Value).Replace("\n", _newLine, StringComparison.Ordinal));
                break;
            case StringValueNode text:
                AppendQuoted(_text, text.Value);
                break;
            case BooleanValueNode boolean:
                Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                Append("null");
                break;
            case EnumValueNode enumValue:
                Append(enumValue.Name);
                break;
            case ListValueNode list:
                Append("[");
                Join(list.Items.AsSpan(), ", ");
                Append("]");
                break;
            case ObjectValueNode obj:
                Append("{");
                Join(obj.Fields.AsSpan(), ", ");
                Append("}");
                break;
        }
    }

    private void WriteNamedValue(NameNode name, ValueNode value)
    {
        Append(name.Value).Append(": ");
        Write(value);
    }

    private void WriteDefault(ValueNode? value)
    {
        if (value is null)
            return;
        Append(" = ");
        Write(value);
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        Write(description);
        Append(_newLine);
    }

    // StringCharacter (§2.9.4): C0 and C1 control characters are escaped too, so that a message or file stays printable.
    private static void AppendQuoted(StringBuilder target, string value)
    {
        target.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => target.Append("\\\""),
                '\\' => target.Append("\\\\"),
                '\b' => target.Append("\\b"),
                '\f' => target.Append("\\f"),
                '\n' => target.Append("\\n"),
                '\r' => target.Append("\\r"),
                '\t' => target.Append("\\t"),
                _ when char.IsControl(character) => target.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => target.Append(character),
            };
        }
        target.Append('"');
    }
}
