using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Types;

/// <summary>A complete, validated type system (specification §3.3), immutable and safe for concurrent use. Made by <see cref="SchemaBuilder"/>.</summary>
public sealed class Schema
{
    private readonly Dictionary<AbstractType, ObjectType[]> possibleTypes;
    private readonly Dictionary<InterfaceType, InterfaceType[]> implementingInterfaces;
    private readonly Dictionary<string, FieldDefinition> queryMetaFields;
    private readonly Dictionary<FieldDefinition, FieldGuard> guards = [];

    internal Schema(SchemaBuilder builder, IReadOnlyDictionary<string, NamedType> types, IReadOnlyDictionary<string, DirectiveDefinition> directives)
    {
        Description = builder.Description;
        QueryType = builder.Query;
        MutationType = builder.Mutation;
        SubscriptionType = builder.Subscription;
        Types = types;
        Directives = directives;
        queryMetaFields = builder.QueryMetaFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var objects = types.Values.OfType<ObjectType>().ToArray();
        possibleTypes = types.Values.OfType<AbstractType>().ToDictionary(type => type, type => type is UnionType union
            ? [.. union.Types]
            : objects.Where(candidate => candidate.Interfaces.Contains(type)).ToArray());
        if (builder.Guards is { } guardOf)
        {
            foreach (var field in objects.SelectMany(type => type.Fields.Values))
            {
                if (guardOf(field) is { } guard)
                {
                    guards[field] = guard;
                }
            }
        }

        implementingInterfaces = types.Values.OfType<InterfaceType>().ToDictionary(
            type => type, type => types.Values.OfType<InterfaceType>().Where(candidate => candidate.Interfaces.Contains(type)).ToArray());
    }

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations; null where the schema only reads.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions; null where the schema offers none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All types by name, the introspection types included, in the order they are reached from the roots.</summary>
    public IReadOnlyDictionary<string, NamedType> Types { get; }

    /// <summary>All directives by name, those of the specification included.</summary>
    public IReadOnlyDictionary<string, DirectiveDefinition> Directives { get; }

    /// <summary>Finds a type by name; null where there is none.</summary>
    public NamedType? FindType(string name) => Types.GetValueOrDefault(name);

    /// <summary>The type a document names (<c>[Session!]</c>); null where its named type does not exist.</summary>
    public GraphQLType? FindType(TypeNode reference) => reference switch
    {
        NonNullTypeNode nonNull => FindType(nonNull.InnerType)?.NonNull(),
        ListTypeNode list => FindType(list.ItemType)?.List(),
        NamedTypeNode named => FindType(named.Name.Value),
        _ => null,
    };

    /// <summary>The root type of an operation; null where the schema has none of that kind.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>
    /// The field that a selection on <paramref name="parent"/> names, <c>__typename</c> and the query root's <c>__schema</c> and
    /// <c>__type</c> included; null where there is none.
    /// </summary>
    public FieldDefinition? FindField(CompositeType parent, string name)
    {
        if (parent is IFieldsType type && type.Fields.TryGetValue(name, out var field))
        {
            return field;
        }

        if (name == MetaFields.TypeNameField)
        {
            return MetaFields.TypeName;
        }

        return ReferenceEquals(parent, QueryType) ? queryMetaFields.GetValueOrDefault(name) : null;
    }

    /// <summary>What stands before a field of an object type; null where nothing does.</summary>
    public FieldGuard? FindGuard(FieldDefinition field) => guards.GetValueOrDefault(field);

    /// <summary>The object types an abstract type may turn out to be, in schema order.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(AbstractType type) => possibleTypes.GetValueOrDefault(type) ?? [];

    /// <summary>The interfaces that implement <paramref name="type"/>, in schema order.</summary>
    public IReadOnlyList<InterfaceType> ImplementingInterfaces(InterfaceType type) => implementingInterfaces.GetValueOrDefault(type) ?? [];

    /// <summary>Whether every value of <paramref name="type"/> is one of <paramref name="superType"/>, wrappers included (§3.6, IsSubType).</summary>
    public bool IsSubtype(GraphQLType type, GraphQLType superType) => (type, superType) switch
    {
        (NonNullType a, NonNullType b) => IsSubtype(a.OfType, b.OfType),
        (NonNullType a, _) => IsSubtype(a.OfType, superType),
        (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
        (ObjectType a, AbstractType b) => PossibleTypes(b).Contains(a),
        (InterfaceType a, InterfaceType b) => ReferenceEquals(a, b) || a.Interfaces.Contains(b),
        _ => ReferenceEquals(type, superType),
    };

    /// <summary>Whether some object may be of both types: then a fragment of one may be spread in the other (§5.5.2.3).</summary>
    public bool Overlap(CompositeType a, CompositeType b) => (a, b) switch
    {
        _ when ReferenceEquals(a, b) => true,
        (AbstractType x, AbstractType y) => PossibleTypes(x).Any(type => PossibleTypes(y).Contains(type)),
        (AbstractType x, ObjectType y) => PossibleTypes(x).Contains(y),
        (ObjectType x, AbstractType y) => PossibleTypes(y).Contains(x),
        _ => false,
    };
}
