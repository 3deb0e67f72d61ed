using System.Collections.Immutable;
using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.PlainHost;

/// <summary>SDL → schema, as <c>buildSchema</c> of the reference implementation does it, with <see cref="PlainResolvers"/> on every field.</summary>
internal sealed class SdlSchema
{
    private readonly Dictionary<string, NamedType> types = SpecifiedScalars.All.ToDictionary(type => type.Name, NamedType (type) => type, StringComparer.Ordinal);
    private Schema? built;

    public static Schema Build(string sdl) => new SdlSchema().Build(Parser.Parse(sdl));

    private Schema Build(DocumentNode document)
    {
        foreach (var definition in document.Definitions.OfType<TypeDefinitionNode>())
        {
            types.Add(definition.Name.Value, Define(definition));
        }

        var roots = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(schema => schema.OperationTypes)
            .ToDictionary(root => root.Operation, root => root.Type.Name.Value);
        built = new SchemaBuilder(Root(roots, OperationType.Query, "Query")!)
        {
            Mutation = Root(roots, OperationType.Mutation, "Mutation"),
            Subscription = Root(roots, OperationType.Subscription, "Subscription"),
            Types = [.. types.Values],
            Directives = [.. document.Definitions.OfType<DirectiveDefinitionNode>().Where(IsOurs).Select(Define)],
        }.WithIntrospection().Build();
        return built;
    }

    private ObjectType? Root(Dictionary<OperationType, string> named, OperationType operation, string byDefault) =>
        types.GetValueOrDefault(named.GetValueOrDefault(operation, byDefault)) as ObjectType;

    private static bool IsOurs(DirectiveDefinitionNode directive) => SpecifiedDirectives.All.All(known => known.Name != directive.Name.Value);

    private DirectiveDefinition Define(DirectiveDefinitionNode directive) => new(
        directive.Name.Value,
        [.. directive.Locations.Select(location => DirectiveLocations.TryParse(location.Value, out var known) ? known : throw new ArgumentException(location.Value))])
    {
        Arguments = Arguments(directive.Arguments),
        IsRepeatable = directive.IsRepeatable,
    };

    private NamedType Define(TypeDefinitionNode definition)
    {
        var (name, description) = (definition.Name.Value, definition.Description?.Value);
        return definition switch
        {
            ScalarTypeDefinitionNode => new UntypedScalar(name),
            EnumTypeDefinitionNode node => new EnumType(name, description, [.. node.Values.Select(value => new EnumValueDefinition(value.Name.Value) { DeprecationReason = Deprecation(value.Directives) })]),
            InputObjectTypeDefinitionNode node => new InputObjectType(name, description, () => [.. node.Fields.Select(InputField)])
            {
                IsOneOf = node.Directives.Any(directive => directive.Name.Value == "oneOf"),
            },
            ObjectTypeDefinitionNode node => new ObjectType(name, description, () => Fields(name, node.Fields), () => Interfaces(node.Interfaces)),
            InterfaceTypeDefinitionNode node => new InterfaceType(name, description, () => Fields(name, node.Fields), () => Interfaces(node.Interfaces))
            {
                ResolveType = Concrete(name),
            },
            UnionTypeDefinitionNode node => new UnionType(name, description, () => [.. node.Members.Select(member => (ObjectType)types[member.Name.Value])])
            {
                ResolveType = Concrete(name),
            },
            _ => throw new ArgumentException(definition.ToString()),
        };
    }

    private Func<object, ObjectType?> Concrete(string name) => source => PlainResolvers.ResolveType((AbstractType)types[name], source, built!);

    private IReadOnlyList<InterfaceType> Interfaces(ImmutableArray<NamedTypeNode> names) => [.. names.Select(name => (InterfaceType)types[name.Name.Value])];

    private IReadOnlyList<FieldDefinition> Fields(string owner, ImmutableArray<FieldDefinitionNode> nodes) =>
    [
        .. nodes.Select(node => PlainResolvers.Attach(owner, node.Name.Value, Reference(node.Type), Arguments(node.Arguments), Deprecation(node.Directives))),
    ];

    private IReadOnlyList<ArgumentDefinition> Arguments(ImmutableArray<InputValueDefinitionNode> nodes) =>
        [.. nodes.Select(node => new ArgumentDefinition(node.Name.Value, Reference(node.Type)) { DefaultValue = Default(node), DeprecationReason = Deprecation(node.Directives) })];

    private InputFieldDefinition InputField(InputValueDefinitionNode node) =>
        new(node.Name.Value, Reference(node.Type)) { DefaultValue = Default(node), DeprecationReason = Deprecation(node.Directives) };

    private static DefaultValue? Default(InputValueDefinitionNode node) => node.DefaultValue is { } literal ? DefaultValue.Literal(literal) : null;

    private static string? Deprecation(ImmutableArray<DirectiveNode> directives) => directives.FirstOrDefault(directive => directive.Name.Value == "deprecated") is { } node
        ? (node.Arguments.FirstOrDefault()?.Value as StringValueNode)?.Value ?? "No longer supported"
        : null;

    private GraphQLType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode { InnerType: var inner } => Reference(inner).NonNull(),
        ListTypeNode { ItemType: var item } => Reference(item).List(),
        _ => types[((NamedTypeNode)node).Name.Value],
    };
}
