using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.6.1, §5.6.2, §5.6.4 and §5.6.5: literals fit their types, input objects have known fields, all required ones, and exactly one if they are @oneOf.</summary>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.ArgumentEntered += argument => Check(context, argument.Value, walk.Types.InputType);
        walk.VariableDefinitionEntered += definition => Check(context, definition.DefaultValue, walk.Types.InputType);
    }

    private void Check(ValidationContext context, ValueNode? value, GraphQLType? expected)
    {
        if (expected is null)
            return;
        switch (value)
        {
            case null or VariableNode:
                break;
            case NullValueNode when expected is NonNullType:
                Refuse(context, value, expected);
                break;
            case NullValueNode:
                break;
            case ListValueNode list when expected.NullableType is ListType { OfType: var item }:
                foreach (var element in list.Items)
                    Check(context, element, item);
                break;
            case ListValueNode list:
                CheckLeaf(context, list, expected.NullableType);
                break;
            case ObjectValueNode obj when expected.Named is InputObjectType type:
                CheckObject(context, obj, type);
                break;
            default:
                CheckLeaf(context, value, expected);
                break;
        }
    }

    private void CheckObject(ValidationContext context, ObjectValueNode value, InputObjectType type)
    {
        var given = new OrderedDictionary<string, ValueNode>(value.Fields.Length, StringComparer.Ordinal);
        foreach (var field in value.Fields)
            given[field.Name.Value] = field.Value;
        foreach (var field in type.Fields.Values.Where(field => field.IsRequired && !given.ContainsKey(field.Name)))
            context.Report(this, $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", value);
        if (type.IsOneOf && given.Count != 1)
            context.Report(this, $"OneOf Input Object \"{type}\" must specify exactly one key.", value);
        else if (type.IsOneOf && given.GetAt(0).Value is NullValueNode)
            context.Report(this, $"Field \"{type}.{given.GetAt(0).Key}\" must be non-null.", value);
        foreach (var field in value.Fields)
        {
            var name = field.Name.Value;
            if (type.Fields.TryGetValue(name, out var definition))
                Check(context, field.Value, definition.Type);
            else
                context.Report(this, $"Field \"{name}\" is not defined by type \"{type}\".{DidYouMean.Suggest(name, type.Fields.Keys)}", field);
        }
    }

    private void CheckLeaf(ValidationContext context, ValueNode value, GraphQLType expected)
    {
        try
        {
            switch (expected.Named)
            {
                case ScalarType scalar:
                    scalar.ParseLiteral(value);
                    break;
                case EnumType type:
                    type.ParseLiteral(value);
                    break;
                default:
                    Refuse(context, value, expected);
                    break;
            }
        }
        catch (GraphQLException refused)
        {
            // A scalar may know better than this rule what is wrong, an unknown time zone for instance; the same value in a variable keeps its code too.
            var code = refused.Errors[0].Code;
            context.Report(this, refused.Message, code is null or ErrorCode.BadUserInput ? ErrorCode.ValidationFailed : code, [value]);
        }
    }

    private void Refuse(ValidationContext context, ValueNode value, GraphQLType expected) =>
        context.Report(this, $"Expected value of type \"{expected}\", found {Printer.Print(value)}.", value);
}
