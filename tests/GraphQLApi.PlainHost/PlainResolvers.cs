using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.PlainHost;

/// <summary>An object of the plain schema: a number from which all below it follows.</summary>
internal sealed record Plain(uint Seed);

/// <summary>
/// Resolvers that follow from a number alone, the same ones as oracle/plain-resolvers.mjs has: values of every type, nulls, nulls where
/// none may be, errors, values that do not fit. The name of a field decides which of the engine's ways to resolve it takes.
/// </summary>
internal static class PlainResolvers
{
    private const uint Root = 2_166_136_261;

    public static FieldDefinition Attach(
        string owner, string name, GraphQLType type, IReadOnlyList<ArgumentDefinition> arguments, string? deprecation)
    {
        object? Value(object source, ArgumentValues? given) => Resolve(owner, name, type, source, given);
        var way = name == "next" ? 2 : Mix(Root, name) % 4;
        return new FieldDefinition(name, type)
        {
            Arguments = arguments,
            DeprecationReason = deprecation,
            Resolve = way == 0 && arguments.Count == 0 ? source => Value(source, null) : null,
            ResolveObject = (way == 0 && arguments.Count > 0) || way == 1
                ? context => new(Value(context.Source, context.Arguments))
                : way == 2
                    ? async context =>
                    {
                        await Task.Yield();
                        return name == "next" ? Next(context.Request) : Value(context.Source, context.Arguments);
                    }
                    : null,
            ResolveBatch = way == 3 ? context => new([.. context.Sources.Select(source => Attempt(() => Value(source, context.Arguments)))]) : null,
            Subscribe = owner == "Subscription" ? _ => new(AsyncEnumerable.Empty<object?>()) : null,
        };
    }

    public static ObjectType? ResolveType(AbstractType type, object source, Schema schema)
    {
        var seed = ((Plain)source).Seed;
        if (seed % 31 == 9)
        {
            return schema.RootType(OperationType.Query) as ObjectType;
        }

        var possible = schema.PossibleTypes(type).OrderBy(candidate => candidate.Name, StringComparer.Ordinal).ToList();
        return possible[(int)(seed % (uint)possible.Count)];
    }

    private static object? Resolve(string owner, string name, GraphQLType type, object source, ArgumentValues? given)
    {
        if (name.StartsWith("echo", StringComparison.Ordinal))
        {
            return Canonical.Write(given ?? ArgumentValues.Empty);
        }

        var seed = Mix(Mix(source is Plain plain ? plain.Seed : Root, name), Canonical.Write(given ?? ArgumentValues.Empty));
        return seed % 16 == 3
            ? throw new GraphQLException($"No {owner}.{name} for {seed % 1000}", ErrorCode.Internal)
            : Value(type, seed);
    }

    private static object? Value(GraphQLType type, uint seed)
    {
        if (type is NonNullType nonNull)
        {
            return seed % 29 == 7 ? null : Present(nonNull.OfType, seed);
        }

        return seed % 8 == 1 ? null : Present(type, seed);
    }

    private static object Present(GraphQLType type, uint seed) => type switch
    {
        ListType list => Enumerable.Range(0, (int)(seed / 8 % 4)).Select(index => Item(list.OfType, Mix(seed, index.ToString(CultureInfo.InvariantCulture)))).ToArray(),
        EnumType @enum => seed % 41 == 2 ? "NOPE" : @enum.Values[(int)(seed % (uint)@enum.Values.Count)].Value,
        _ when type == SpecifiedScalars.Int => seed % 37 == 3 ? 3_000_000_000 : (long)(seed % 2001) - 1000,
        _ when type == SpecifiedScalars.Float => ((seed % 4001) - 2000.0) / 8,
        _ when type == SpecifiedScalars.Boolean => seed / 16 % 2 == 1,
        _ when type == SpecifiedScalars.Id => seed % 2 == 0 ? (int)(seed % 1000) : $"id{seed % 1000}",
        ScalarType => $"text {seed % 1000} é😀\"\\",
        _ => new Plain(seed),
    };

    private static object? Item(GraphQLType type, uint seed) =>
        seed % 13 == 5 ? new GraphQLException($"No item {seed % 1000}", ErrorCode.Internal) : Value(type, seed);

    private static object? Attempt(Func<object?> resolve)
    {
        try
        {
            return resolve();
        }
        catch (GraphQLException refusal)
        {
            return refusal;
        }
    }

    // Counts the calls of one request: serial mutations show their order.
    private static object Next(RequestContext request) => request.Items.AddOrUpdate("next", 1, (_, count) => (int)count! + 1)!;

    // FNV-1a over UTF-16 code units.
    private static uint Mix(uint seed, string text)
    {
        foreach (var character in text)
        {
            seed = (seed ^ character) * 16_777_619;
        }

        return seed ^ (seed >> 15);
    }
}
