using System.Text;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types.Directives;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Types;

/// <summary>
/// Prints a schema as SDL in the reference implementation's layout: schema definition where roots have uncommon names, directives, then
/// types in the order they are reached from the roots. Printing the same schema twice gives the same bytes.
/// </summary>
public sealed class SchemaPrinter
{
    private readonly StringBuilder text = new();

    private SchemaPrinter()
    {
    }

    /// <summary>The whole schema without the types and directives of the specification; ends without a line break.</summary>
    public static string Print(Schema schema)
    {
        var parts = new List<string>();
        if (schema.Description is not null || !HasCommonNames(schema))
        {
            parts.Add(Part(printer => printer.WriteSchema(schema)));
        }

        parts.AddRange(schema.Directives.Values.Except(SpecifiedDirectives.All).Select(directive => Part(printer => printer.WriteDirective(directive))));
        parts.AddRange(schema.Types.Values
            .Where(type => !SpecifiedScalars.Contains(type) && !type.Name.StartsWith("__", StringComparison.Ordinal))
            .Select(Print));
        return string.Join("\n\n", parts);
    }

    /// <summary>The definition of one type.</summary>
    public static string Print(NamedType type) => Part(printer => printer.WriteType(type));

    private static string Part(Action<SchemaPrinter> write)
    {
        var printer = new SchemaPrinter();
        write(printer);
        return printer.text.ToString();
    }

    private static bool HasCommonNames(Schema schema) =>
        schema.QueryType.Name == "Query" && schema.MutationType?.Name is null or "Mutation" && schema.SubscriptionType?.Name is null or "Subscription";

    private void WriteSchema(Schema schema)
    {
        WriteDescription(schema.Description, "", isFirst: true);
        text.Append("schema {\n  query: ").Append(schema.QueryType.Name);
        text.Append(schema.MutationType is { } mutation ? $"\n  mutation: {mutation.Name}" : "");
        text.Append(schema.SubscriptionType is { } subscription ? $"\n  subscription: {subscription.Name}" : "");
        text.Append("\n}");
    }

    private void WriteDirective(DirectiveDefinition directive)
    {
        WriteDescription(directive.Description, "", isFirst: true);
        text.Append("directive @").Append(directive.Name);
        WriteArguments(directive.Arguments, "");
        text.Append(directive.IsRepeatable ? " repeatable" : "").Append(" on ");
        text.AppendJoin(" | ", directive.Locations.Select(DirectiveLocations.Name));
    }

    private void WriteType(NamedType type)
    {
        WriteDescription(type.Description, "", isFirst: true);
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(type.Name).Append(scalar.SpecifiedBy is { } url ? $" @specifiedBy(url: {Inspection.Quote(url)})" : "");
                break;
            case EnumType @enum:
                text.Append("enum ").Append(type.Name);
                WriteBlock(@enum.Values, value => value.Description, value => text.Append(value.Name).Append(Deprecated(value.DeprecationReason)));
                break;
            case UnionType union:
                text.Append("union ").Append(type.Name).Append(" = ").AppendJoin(" | ", union.Types.Select(member => member.Name));
                break;
            case InputObjectType input:
                text.Append("input ").Append(type.Name).Append(input.IsOneOf ? " @oneOf" : "");
                WriteBlock(input.Fields.Values, field => field.Description, WriteInput);
                break;
            case IFieldsType fields:
                text.Append(type is ObjectType ? "type " : "interface ").Append(type.Name);
                text.Append(fields.Interfaces.Count > 0 ? " implements " : "").AppendJoin(" & ", fields.Interfaces.Select(one => one.Name));
                WriteBlock(fields.Fields.Values, field => field.Description, WriteField);
                break;
        }
    }

    private void WriteBlock<T>(IEnumerable<T> members, Func<T, string?> description, Action<T> write)
    {
        text.Append(" {\n");
        var isFirst = true;
        foreach (var member in members)
        {
            text.Append(isFirst ? "" : "\n");
            WriteDescription(description(member), "  ", isFirst);
            text.Append("  ");
            write(member);
            isFirst = false;
        }

        text.Append("\n}");
    }

    private void WriteField(FieldDefinition field)
    {
        text.Append(field.Name);
        WriteArguments(field.Arguments, "  ");
        text.Append(": ").Append(field.Type).Append(Deprecated(field.DeprecationReason));
    }

    // On one line, unless one of them has a description.
    private void WriteArguments(IReadOnlyList<ArgumentDefinition> arguments, string indent)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var isTall = arguments.Any(argument => !string.IsNullOrEmpty(argument.Description));
        text.Append(isTall ? "(\n" : "(");
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(i == 0 ? "" : isTall ? "\n" : ", ");
            if (isTall)
            {
                WriteDescription(arguments[i].Description, indent + "  ", isFirst: i == 0);
                text.Append(indent).Append("  ");
            }

            WriteInput(arguments[i]);
        }

        text.Append(isTall ? $"\n{indent})" : ")");
    }

    private void WriteInput(InputValueDefinition input)
    {
        text.Append(input.Name).Append(": ").Append(input.Type);
        text.Append(input.DefaultValue?.ToLiteral(input.Type) is { } literal ? $" = {Printer.Print(literal)}" : "");
        text.Append(Deprecated(input.DeprecationReason));
    }

    private void WriteDescription(string? description, string indent, bool isFirst)
    {
        if (description is null)
        {
            return;
        }

        var literal = Printer.Print(new StringValueNode(0, description, IsPrintableAsBlock(description)));
        text.Append(indent.Length > 0 && !isFirst ? "\n" : "");
        text.Append(indent).Append(literal.Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n');
    }

    // A block string cannot hold control characters, and would lose the blanks that its reading takes off (§2.9.4).
    private static bool IsPrintableAsBlock(string description) =>
        description.All(character => character is '\n' or '\t' || !char.IsControl(character)) && BlockString.Dedent(description) == description;

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        SpecifiedDirectives.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {Printer.Print(new StringValueNode(0, reason, false))})",
    };
}
