using System.Text;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>A field as <see cref="FieldMerging"/> meets it: with the type around it, what the schema knows of it, and the field it was found under.</summary>
internal sealed class MergedField(FieldNode node, CompositeType? parentType, FieldDefinition? definition, MergedField? parent)
{
    public FieldNode Node { get; } = node;

    public ObjectType? ObjectParent { get; } = parentType as ObjectType;

    public FieldDefinition? Definition { get; } = definition;

    public MergedField? Parent { get; } = parent;

    /// <summary>Name and arguments; equal for two fields that ask for the same value whatever the order of arguments and input fields.</summary>
    public static string Call(FieldNode field) => field.Arguments.IsEmpty ? field.Name.Value : WriteCall(field);

    /// <summary>The type with every composite name blanked: two fields of one shape can share a place in the result (SameResponseShape).</summary>
    public string? Shape => Definition is null ? null : Blank(Definition.Type);

    private static string Blank(GraphQLType type) => type switch
    {
        NonNullType nonNull => Blank(nonNull.OfType) + "!",
        ListType list => $"[{Blank(list.OfType)}]",
        CompositeType => "*",
        _ => type.Named.Name,
    };

    private static string WriteCall(FieldNode field)
    {
        var text = new StringBuilder(field.Name.Value).Append('(');
        foreach (var argument in field.Arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            WriteValue(text, argument.Value);
            text.Append(',');
        }
        return text.Append(')').ToString();
    }

    private static void WriteValue(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    WriteValue(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case ObjectValueNode obj:
                text.Append('{');
                foreach (var member in obj.Fields.OrderBy(member => member.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(member.Name.Value).Append(':');
                    WriteValue(text, member.Value);
                    text.Append(',');
                }
                text.Append('}');
                break;
            default:
                text.Append(Printer.Print(value));
                break;
        }
    }
}
