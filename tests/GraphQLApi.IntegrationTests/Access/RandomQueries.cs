using System.Text.Json;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>
/// Random queries over the whole schema: any root field, any selection below it, any arguments, filters and orders, with values that occur in the
/// data. Most are answered; one that is refused has to be refused alike.
/// </summary>
internal sealed class RandomQueries(Engine.Types.Schema schema, Random random, KnownValues values)
{
    private const int Deepest = 5;

    // Reading work and records as received are refused to limited callers as a whole; how the vendor does is of the process.
    private static readonly HashSet<string> Left =
        ["syncJobs", "syncJob", "raw", "ServiceStatus.upstream", "Query.metricCatalog", "Query.limits"];

    public string Next()
    {
        var roots = schema.QueryType.Fields.Values.Where(field => !IsLeft(schema.QueryType, field)).ToArray();
        return $"query Random @freshness(mode: CACHE_ONLY) {{ {Field(Pick(roots), 0)} }}";
    }

    private static bool IsLeft(NamedType parent, FieldDefinition field) => Left.Contains(field.Name) || Left.Contains($"{parent.Name}.{field.Name}");

    private string Field(FieldDefinition field, int depth)
    {
        var arguments = field.Arguments
            .Where(argument => argument.IsRequired || random.Next(argument.Name is "where" or "order" or "groupBy" or "interval" ? 2 : 4) == 0)
            .Where(argument => argument.Name is not ("last" or "before")) // paged backwards by a test of its own
            .Select(argument => $"{argument.Name}: {Value(argument.Name, argument.Type, 0)}")
            .ToList();
        var call = arguments.Count == 0 ? field.Name : $"{field.Name}({string.Join(", ", arguments)})";
        return field.Type.Named is CompositeType type ? $"{call} {Selection(type, depth)}" : call;
    }

    private string Selection(CompositeType type, int depth)
    {
        if (type is AbstractType kind)
        {
            // Fields of one name have one shape only where they are the same type's.
            var possible = Pick(schema.PossibleTypes(kind));
            return $"{{ __typename ... on {possible.Name} {Selection(possible, depth)} }}";
        }

        var fields = ((ObjectType)type).Fields.Values.Where(field => !IsLeft(type, field)).ToArray();
        var plain = fields.Where(field => field.Type.Named is not CompositeType).ToArray();
        var deeper = depth >= Deepest ? [] : fields.Where(field => field.Type.Named is CompositeType).ToArray();
        var selected = Some(plain, 4).Concat(Some(deeper, 2)).DistinctBy(field => field.Name).Select(field => Field(field, depth + 1)).ToList();
        return selected.Count == 0 ? "{ __typename }" : $"{{ {string.Join(' ', selected)} }}";
    }

    private string Value(string name, GraphQLType type, int depth) => type switch
    {
        NonNullType { OfType: var inner } => Value(name, inner, depth),
        ListType { OfType: var inner } => $"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(name, inner, depth + 1)).Distinct())}]",
        EnumType kind => Pick(kind.Values).Name,
        InputObjectType { Name: "TimeRangeInput" } => Range(),
        InputObjectType { Name: "TimeIntervalInput" } => $"{{ unit: {Pick(["HOUR", "DAY", "WEEK"])}, size: {random.Next(1, 4)}, fillGaps: {Boolean()} }}",
        InputObjectType { Name: "ComparisonInput" } => random.Next(2) == 0 ? "{ previousPeriod: true }" : "{ offset: { amount: 1, unit: DAY } }",
        InputObjectType input => Object(name, input, depth),
        NamedType { Name: "Int" } => name == "first" ? $"{random.Next(1, 30)}" : $"{random.Next(0, 200)}",
        NamedType { Name: "Float" } => name.Contains('p', StringComparison.Ordinal) ? $"{random.Next(1, 100)}" : $"{random.Next(0, 600)}.5",
        NamedType { Name: "Boolean" } => Boolean(),
        NamedType { Name: "DateTime" } => Quoted(values.Time(random)),
        NamedType { Name: "TimeZone" } => Quoted(Pick(["UTC", "Asia/Kolkata", "America/New_York", "Europe/Berlin"])),
        NamedType { Name: "ID" } => Quoted(Pick(values.GlobalIds)),
        _ => Quoted(name == "after" ? Pick(values.Cursors) : Pick(values.Texts(name))),
    };

    // One field of a filter mostly: several rarely leave anything. What an operator compares with is a value of the field it stands at.
    private string Object(string name, InputObjectType type, int depth)
    {
        var isOperation = type.Name.EndsWith("OperationFilterInput", StringComparison.Ordinal);
        var fields = type.Fields.Values.Where(field => field.IsRequired || depth < 4 || field.Type.Named is not InputObjectType).ToArray();
        var chosen = fields.Where(field => field.IsRequired).Concat(Some(fields, type.IsOneOf || random.Next(3) > 0 ? 1 : 2)).DistinctBy(field => field.Name);
        return $"{{ {string.Join(", ", chosen.Select(field => $"{field.Name}: {Value(isOperation ? name : field.Name, field.Type, depth + 1)}"))} }}";
    }

    private string Range()
    {
        var times = new[] { values.Time(random), values.Time(random) }.Order(StringComparer.Ordinal).ToArray();
        return random.Next(6) switch
        {
            0 => $"{{ preset: {Pick(["TODAY", "YESTERDAY", "THIS_WEEK", "LAST_WEEK"])} }}",
            1 => $"{{ last: {{ amount: {random.Next(1, 40)}, unit: HOUR }} }}",
            2 => $"{{ between: {{ from: {Quoted(times[0])}, to: {Quoted(times[1])} }} }}",
            _ => $"{{ between: {{ from: {Quoted(values.From)}, to: {Quoted(values.To)} }} }}",
        };
    }

    private string Boolean() => random.Next(2) == 0 ? "true" : "false";

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private IEnumerable<T> Some<T>(IReadOnlyList<T> list, int most) => list.Count == 0 ? [] : Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Pick(list));
}
