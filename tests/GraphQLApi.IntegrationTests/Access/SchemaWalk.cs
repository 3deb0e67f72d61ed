using System.Text;
using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>
/// Questions that together select every field of every type the query root reaches, along every field that leads to an object: made from the
/// introspection answer, so that a new field is asked for without anybody thinking of it.
/// </summary>
internal sealed class SchemaWalk
{
    /// <summary>All that the walk needs to know of the schema.</summary>
    public const string Introspection =
        """
        {
          __schema {
            types {
              kind name
              fields { name args { name defaultValue type { ...T } } type { ...T } }
              inputFields { name type { ...T } }
              enumValues { name }
              possibleTypes { name }
            }
          }
        }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    // What the arguments of the schema are given, by name; an argument that must be given and is not here fails the walk.
    private readonly IReadOnlyDictionary<string, string> arguments;
    private readonly Dictionary<string, JsonElement> types;

    public SchemaWalk(JsonElement introspection, IReadOnlyDictionary<string, string> arguments)
    {
        this.arguments = arguments;
        types = introspection.GetProperty("__schema").GetProperty("types").EnumerateArray()
            .Where(type => !Name(type).StartsWith("__", StringComparison.Ordinal)).ToDictionary(Name, StringComparer.Ordinal);
    }

    /// <summary>The ways to every object type from the root; each asks for the values of the fields of one.</summary>
    public IEnumerable<string> Questions(bool isJson)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        // What an interface is found to be is asked for its values only: a way that leads on must be one that finds something.
        var places = new Queue<(string Type, string Before, string After, bool LeadsOn)>([("Query", "{ ", " }", true)]);
        while (places.TryDequeue(out var place))
        {
            if (Values(place.Type, isJson) is { Length: > 0 } values)
                yield return place.Before + values + place.After;
            if (!place.LeadsOn || !visited.Add(place.Type))
                continue;
            foreach (var field in types[place.Type].GetProperty("fields").EnumerateArray())
            {
                var (kind, name) = Named(field.GetProperty("type"));
                var before = $"{place.Before}{Name(field)}{Arguments(place.Type, field)} {{ ";
                if (kind == "OBJECT")
                    places.Enqueue((name, before, " }" + place.After, true));
                foreach (var possible in kind == "INTERFACE" ? types[name].GetProperty("possibleTypes").EnumerateArray().Select(Name) : [])
                    places.Enqueue((possible, $"{before}... on {possible} {{ ", " } }" + place.After, false));
            }
        }
    }

    /// <summary>One question for each field of the root that has rows: the values of a row and of the objects that it leads to.</summary>
    public IEnumerable<string> Tables(bool isJson) =>
        from field in types["Query"].GetProperty("fields").EnumerateArray()
        let type = Named(field.GetProperty("type"))
        where type.Kind == "OBJECT"
        from rows in types[type.Name].GetProperty("fields").EnumerateArray()
        where Name(rows) is "nodes" or "rows"
        let row = Named(rows.GetProperty("type")).Name
        let columns = $"{Values(row, isJson)} {string.Join(' ', Below(row, isJson))}"
        where columns != " "
        select $"{{ {Name(field)}{Arguments("Query", field)} {{ {Name(rows)} {{ {columns} }} }} }}";

    private IEnumerable<string> Below(string type, bool isJson) =>
        from field in types[type].GetProperty("fields").EnumerateArray()
        let named = Named(field.GetProperty("type"))
        where named.Kind == "OBJECT"
        let values = Values(named.Name, isJson)
        where values.Length > 0
        select $"{Name(field)}{Arguments(type, field)} {{ {values} }}";

    /// <summary>The values of an object: of its plain fields, or of its JSON fields.</summary>
    public string Values(string type, bool isJson) => string.Join(' ',
        from field in types[type].GetProperty("fields").EnumerateArray()
        let named = Named(field.GetProperty("type"))
        where named.Kind is "SCALAR" or "ENUM" && named.Name == "JSON" == isJson
        select Name(field) + Arguments(type, field));

    /// <summary>The names of a type's input fields or enum values.</summary>
    public IReadOnlyList<string> Members(string type) =>
        [.. types[type].GetProperty(types[type].GetProperty("kind").GetString() == "ENUM" ? "enumValues" : "inputFields").EnumerateArray().Select(Name)];

    /// <summary>The fields of the root that take an argument, with the named type of it.</summary>
    public IEnumerable<(string Field, string Argument, string Type)> RootArguments(string name) =>
        from field in types["Query"].GetProperty("fields").EnumerateArray()
        from argument in field.GetProperty("args").EnumerateArray()
        where Name(argument) == name
        select (Name(field), name, Named(argument.GetProperty("type")).Name);

    /// <summary>The kind and name of an input field's type.</summary>
    public (string Kind, string Name) InputType(string type, string field) =>
        Named(types[type].GetProperty("inputFields").EnumerateArray().Single(one => Name(one) == field).GetProperty("type"));

    private string Arguments(string type, JsonElement field)
    {
        var given = new StringBuilder();
        foreach (var argument in field.GetProperty("args").EnumerateArray())
        {
            var isRequired = argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL" && argument.GetProperty("defaultValue").ValueKind == JsonValueKind.Null;
            if (arguments.GetValueOrDefault($"{type}.{Name(field)}.{Name(argument)}", arguments.GetValueOrDefault(Name(argument), "")) is { Length: > 0 } value)
                given.Append(given.Length == 0 ? "" : ", ").Append(Name(argument)).Append(": ").Append(value);
            else if (isRequired)
                throw new ArgumentException($"The walk has no value for {type}.{Name(field)}({Name(argument)}).", nameof(field));
        }

        return given.Length == 0 ? "" : $"({given})";
    }

    private static (string Kind, string Name) Named(JsonElement type)
    {
        while (type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object)
            type = inner;
        return (type.GetProperty("kind").GetString()!, Name(type)); // every type has both
    }

    private static string Name(JsonElement element) => element.GetProperty("name").GetString()!; // named types only
}
