using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>
/// Input objects that no finite value can fill: non-null fields that lead back to their own type, and defaults that contain themselves
/// (specification §3.10, type validation).
/// </summary>
internal sealed class InputCycles
{
    private readonly List<string> problems = [];
    private readonly HashSet<object> visited = [];
    private readonly List<(InputObjectType Type, InputFieldDefinition Field)> path = [];

    public static IReadOnlyList<string> Find(Schema schema)
    {
        var types = schema.Types.Values.OfType<InputObjectType>().ToList();
        var byType = new InputCycles();
        types.ForEach(byType.FollowType);
        var byDefault = new InputCycles();
        types.ForEach(type => byDefault.FollowDefaults(type, given: null));
        return byDefault.problems.Count > 0 ? [.. byType.problems, .. byDefault.problems] : [.. byType.problems, .. Misfits(schema)];
    }

    private void FollowType(InputObjectType type)
    {
        if (!visited.Add(type))
        {
            return;
        }

        foreach (var field in type.Fields.Values)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next })
            {
                continue;
            }

            path.Add((type, field));
            var start = path.FindIndex(step => ReferenceEquals(step.Type, next));
            if (start < 0)
            {
                FollowType(next);
            }
            else
            {
                var names = string.Join('.', path.Skip(start).Select(step => step.Field.Name));
                problems.Add($"Cannot reference Input Object \"{next}\" within itself through a series of non-null fields: \"{names}\".");
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    // Coercing a literal default completes it with the defaults of its fields, which must come to an end.
    private void FollowDefaults(InputObjectType type, ObjectValueNode? given)
    {
        foreach (var field in type.Fields.Values)
        {
            if (given?.Fields.FirstOrDefault(member => member.Name.Value == field.Name) is { } member)
            {
                FollowLiteral(field.Type, member.Value);
            }
            else if (field.DefaultValue?.ToLiteral(field.Type) is { } literal)
            {
                FollowDefault(type, field, literal);
            }
        }
    }

    private void FollowDefault(InputObjectType type, InputFieldDefinition field, ValueNode literal)
    {
        if (path.Contains((type, field)))
        {
            problems.Add($"Invalid circular reference. The default value of Input Object field {type}.{field.Name} references itself.");
        }
        else if (visited.Add(field))
        {
            path.Add((type, field));
            FollowLiteral(field.Type, literal);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void FollowLiteral(GraphQLType type, ValueNode literal)
    {
        switch (type.NullableType, literal)
        {
            case (ListType list, ListValueNode items):
                foreach (var item in items.Items)
                {
                    FollowLiteral(list.OfType, item);
                }

                break;
            case (ListType list, _):
                FollowLiteral(list.OfType, literal);
                break;
            case (InputObjectType input, ObjectValueNode value):
                FollowDefaults(input, value);
                break;
        }
    }

    // Defaults must fit their type; only after cycles are excluded can they be coerced.
    private static IEnumerable<string> Misfits(Schema schema)
    {
        var fields = schema.Types.Values.OfType<IFieldsType>()
            .SelectMany(type => type.Fields.Values.SelectMany(field => field.Arguments.Select(input => ($"{type.Name}.{field.Name}({input.Name}:)", (InputValueDefinition)input))));
        var inputs = schema.Types.Values.OfType<InputObjectType>()
            .SelectMany(type => type.Fields.Values.Select(input => ($"{type.Name}.{input.Name}", (InputValueDefinition)input)));
        var directives = schema.Directives.Values
            .SelectMany(directive => directive.Arguments.Select(input => ($"@{directive.Name}({input.Name}:)", (InputValueDefinition)input)));
        foreach (var (place, input) in fields.Concat(inputs).Concat(directives))
        {
            if (input.Type.IsInput && input.DefaultValue is { } value
                && (value.ToLiteral(input.Type) is not { } literal || ReferenceEquals(InputCoercion.CoerceLiteral(literal, input.Type, null), InputCoercion.Undefined)))
            {
                yield return $"The default value of {place} does not fit its type {input.Type}.";
            }
        }
    }
}
