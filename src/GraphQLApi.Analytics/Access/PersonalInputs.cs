using System.Globalization;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>Finds the uses of personal fields in the arguments of one field, however deep they stand.</summary>
internal sealed class PersonalInputs
{
    private readonly ArgumentDefinition[] arguments;

    private PersonalInputs(ArgumentDefinition[] arguments) => this.arguments = arguments;

    /// <summary>Null where none of the arguments leads to a personal field.</summary>
    public static PersonalInputs? Of(IReadOnlyList<ArgumentDefinition> arguments)
    {
        var leading = arguments.Where(argument => FieldTag.IsPersonal(argument) || LeadsToPersonal(argument.Type, [])).ToArray();
        return leading.Length == 0 ? null : new PersonalInputs(leading);
    }

    /// <summary>Where the first use stands, as a client would write it: <c>where.and[1].customer.phone</c>; null where there is none.</summary>
    public string? Find(ArgumentValues values)
    {
        foreach (var argument in arguments)
        {
            if (values.TryGetValue(argument.Name, out var value) && Find(argument, value, argument.Name) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    private static string? Find(InputValueDefinition input, object? value, string path) =>
        FieldTag.IsPersonal(input) && IsUse(value) ? path : Find(input.Type.Named, value, path);

    private static string? Find(NamedType type, object? value, string path)
    {
        switch (type, value)
        {
            case (_, IReadOnlyList<object?> list):
                return list.Select((element, number) => Find(type, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{number}]"))).FirstOrDefault(found => found is not null);
            case (InputObjectType input, IReadOnlyDictionary<string, object?> members):
                foreach (var (name, member) in members)
                {
                    if (Find(input.Fields[name], member, $"{path}.{name}") is { } found)
                    {
                        return found;
                    }
                }

                break;
        }

        return null;
    }

    // What neither filters, sorts nor groups (SEMANTICS §5.1) tells nothing.
    private static bool IsUse(object? value) => value is not (null or IReadOnlyList<object?> { Count: 0 } or IReadOnlyDictionary<string, object?> { Count: 0 });

    private static bool LeadsToPersonal(GraphQLType type, HashSet<NamedType> visited) =>
        type.Named is InputObjectType input && visited.Add(input)
        && input.Fields.Values.Any(field => FieldTag.IsPersonal(field) || LeadsToPersonal(field.Type, visited));
}
