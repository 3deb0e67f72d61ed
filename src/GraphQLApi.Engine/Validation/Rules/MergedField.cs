using System.Text;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>A field met while fields are merged, with the type around it and what the schema knows of it.</summary>
internal sealed class MergedField(FieldNode node, CompositeType? parentType)
{
    public FieldNode Node { get; } = node;

    public CompositeType? ParentType { get; } = parentType;

    public ObjectType? ObjectParent => ParentType as ObjectType;

    // Meta-fields have no definition here, as in the reference implementation: "x: __typename" may stand beside a nullable String.
    public FieldDefinition? Definition { get; } = (parentType as IFieldsType)?.Fields.GetValueOrDefault(node.Name.Value);

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
        // An argument that stands twice can mean either value: such a field is like itself only.
        return (HasTwins(field) ? text.Append('#').Append(field.Start) : text).Append(')').ToString();
    }

    private static bool HasTwins(FieldNode field) =>
        field.Arguments.Length > 1 && field.Arguments.DistinctBy(argument => argument.Name.Value, StringComparer.Ordinal).Count() < field.Arguments.Length;

    public static void WriteValue(StringBuilder text, ValueNode value)
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
