using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Types;

/// <summary>Collects a schema's roots; <see cref="Build"/> finds every type they reach, checks the whole and freezes it.</summary>
public sealed class SchemaBuilder(ObjectType query)
{
    /// <summary>The root of queries.</summary>
    public ObjectType Query { get; } = query;

    /// <summary>The root of mutations; null where the schema only reads.</summary>
    public ObjectType? Mutation { get; init; }

    /// <summary>The root of subscriptions; null where the schema offers none.</summary>
    public ObjectType? Subscription { get; init; }

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; init; }

    /// <summary>Types that no field names: objects that are reached through their interfaces only.</summary>
    public IReadOnlyList<NamedType> Types { get; init; } = [];

    /// <summary>Directives beside those of the specification, which every schema has.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; init; } = [];

    /// <summary>The guard of a field of an object type, asked for once when the schema is built; null where it needs none.</summary>
    public Func<FieldDefinition, FieldGuard?>? Guards { get; init; }

    /// <summary>Fields that selections on the query root may name without its showing them: introspection adds its two here.</summary>
    internal List<FieldDefinition> QueryMetaFields { get; } = [];

    /// <summary>The finished schema.</summary>
    /// <exception cref="ArgumentException">The type system breaks rules of specification §3; the message lists all of them.</exception>
    public Schema Build()
    {
        var schema = BuildUnchecked();
        var problems = SchemaValidator.Validate(schema);
        return problems.Count == 0
            ? schema
            : throw new ArgumentException("The schema is not valid:\n" + string.Join("\n", problems));
    }

    /// <summary>The schema with its rules unchecked, for those who want to see what <see cref="SchemaValidator"/> finds.</summary>
    internal Schema BuildUnchecked()
    {
        var types = new TypeCollector();
        types.AddRange(Types);
        types.AddRange(new[] { Query, Mutation, Subscription }.OfType<NamedType>());
        var directives = DefinitionMap.Create("The schema", [.. SpecifiedDirectives.All, .. Directives], directive => directive.Name);
        types.AddArguments(directives.Values.SelectMany(directive => directive.Arguments));
        foreach (var field in QueryMetaFields)
        {
            types.AddField(field);
        }

        return new Schema(this, types.ByName, directives);
    }
}
