using System.Collections.Concurrent;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>The input types of <c>where</c>, named as HotChocolate names them.</summary>
internal static class FilterInputs
{
    private static readonly ConcurrentDictionary<NamedType, InputObjectType> Operations = new();

    public static InputObjectType Id { get; } = Operation("IdOperationFilterInput", "Conditions on a global id.", Leaf.Id, FilterOperators.Choice);

    public static InputObjectType TextList { get; } = List("ListStringOperationFilterInput", "Conditions on a list of texts.", () => Of(Leaf.String), "text");

    public static InputObjectType FlagList { get; } =
        List("ListDataQualityFlagOperationFilterInput", "Conditions on a list of flags.", () => Of(Vocabularies.DataQualityFlag), "flag");

    /// <summary>The conditions on a column of this leaf type.</summary>
    public static InputObjectType Of(NamedType leaf) => Operations.GetOrAdd(leaf, static type => type switch
    {
        _ when type == Leaf.String => Text(),
        _ when type == Leaf.Boolean => Operation("BooleanOperationFilterInput", "Conditions on a yes-or-no value.", type, FilterOperators.Flag),
        EnumType => Operation($"{type.Name}OperationFilterInput", $"Conditions on a value of `{type.Name}`.", type, FilterOperators.Choice),
        _ => Operation($"{type.Name}OperationFilterInput", $"Conditions on a value of type `{type.Name}`.", type, FilterOperators.Ordered),
    });

    /// <summary>The conditions on a list whose elements are filtered by <paramref name="element"/>.</summary>
    public static InputObjectType ListOf(string element, Func<InputObjectType> type) =>
        List($"ListFilterInputTypeOf{element}FilterInput", $"Conditions on a list of `{element}`.", type, "element");

    /// <summary>A filter input: <c>and</c>, <c>or</c>, then the fields.</summary>
    public static InputObjectType Object(string name, string description, Func<IEnumerable<InputFieldDefinition>> fields)
    {
        InputObjectType? self = null;
        self = new InputObjectType(name, description, () => [.. AndOr(self!), .. fields()]);
        return self;
    }

    private static InputObjectType Text()
    {
        InputObjectType? self = null;
        self = new InputObjectType(
            "StringOperationFilterInput",
            "Conditions on a text. Case matters; texts compare by their UTF-8 bytes; no character has a special meaning.",
            () => [.. AndOr(self!), .. Fields(Leaf.String, FilterOperators.Text)]);
        return self;
    }

    private static InputObjectType Operation(string name, string description, NamedType leaf, IReadOnlyList<FilterOperator> operators) =>
        new(name, description + " Several conditions all have to hold.", () => [.. Fields(leaf, operators)]);

    private static IEnumerable<InputFieldDefinition> Fields(NamedType leaf, IReadOnlyList<FilterOperator> operators) =>
        operators.Select(row => new InputFieldDefinition(row.Name, row.Operand == Operand.List ? leaf.List() : leaf) { Description = row.Description });

    private static InputObjectType List(string name, string description, Func<InputObjectType> element, string noun) =>
        new(name, description, () =>
        [
            new("all", element()) { Description = $"Every {noun} fulfils this; true for an empty list." },
            new("none", element()) { Description = $"No {noun} fulfils this." },
            new("some", element()) { Description = $"At least one {noun} fulfils this." },
            new("any", Leaf.Boolean) { Description = $"True: there is at least one {noun}. False: the list is empty." },
        ]);

    private static InputFieldDefinition[] AndOr(InputObjectType self) =>
    [
        new("and", self.NonNull().List()) { Description = "All of these have to hold; an empty list filters nothing." },
        new("or", self.NonNull().List()) { Description = "At least one of these has to hold; an empty list filters nothing." },
    ];
}
