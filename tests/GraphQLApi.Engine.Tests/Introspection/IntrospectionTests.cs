using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Tests.Execution;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Introspection;

public sealed class IntrospectionTests
{
    private static readonly EnumType Color = new("Color", "A colour.", [new("RED", 1), new("PUCE", 2) { DeprecationReason = "Ugly" }]);

    private static readonly InputObjectType Filter = new("Filter", null, () =>
    [
        new("eq", S.String),
        new("limit", S.Int) { DefaultValue = DefaultValue.Of(10), DeprecationReason = "Use first" },
    ]);

    private static readonly InputObjectType Range = new("Range", null, () => [new("last", S.Int), new("until", S.String)]) { IsOneOf = true };

    private static readonly InterfaceType Node = new("Node", null, () => [new("id", S.Id.NonNull())]);

    private static readonly ObjectType Box = new(
        "Box", "A box.", () => [new("id", S.Id.NonNull()), new("old", S.Int) { DeprecationReason = "gone" }], () => [Node]);

    private static readonly UnionType Any = new("Any", null, () => [Box]);

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("box", Box)
        {
            Arguments =
            [
                new("where", Filter), new("color", Color.NonNull()) { DefaultValue = DefaultValue.Of(1) },
                new("old", S.Boolean) { DeprecationReason = "unused" }, new("range", Range),
            ],
        },
        new("node", Node),
        new("any", Any),
    ]);

    private static Schema Schema() => new SchemaBuilder(Query) { Description = "Boxes." }.WithIntrospection().Build();

    [Theory]
    [InlineData("""{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }""",
        """{"data":{"__schema":{"description":"Boxes.","queryType":{"name":"Query"},"mutationType":null,"subscriptionType":null}}}""")]
    [InlineData("""{ __type(name: "Nothing") { name } }""", """{"data":{"__type":null}}""")]
    [InlineData("""{ __type(name: "Box") { kind name description fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } isOneOf specifiedByURL } }""",
        """{"data":{"__type":{"kind":"OBJECT","name":"Box","description":"A box.","fields":[{"name":"id"}],"interfaces":[{"name":"Node"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null,"specifiedByURL":null}}}""")]
    [InlineData("""{ __type(name: "Box") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }""",
        """{"data":{"__type":{"fields":[{"name":"id","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"gone"}]}}}""")]
    [InlineData("""{ __type(name: "Color") { enumValues { name } all: enumValues(includeDeprecated: true) { name deprecationReason } } }""",
        """{"data":{"__type":{"enumValues":[{"name":"RED"}],"all":[{"name":"RED","deprecationReason":null},{"name":"PUCE","deprecationReason":"Ugly"}]}}}""")]
    [InlineData("""{ __type(name: "Filter") { isOneOf inputFields { name } all: inputFields(includeDeprecated: true) { name defaultValue isDeprecated } } }""",
        """{"data":{"__type":{"isOneOf":false,"inputFields":[{"name":"eq"}],"all":[{"name":"eq","defaultValue":null,"isDeprecated":false},{"name":"limit","defaultValue":"10","isDeprecated":true}]}}}""")]
    [InlineData("""{ __type(name: "Range") { isOneOf } }""", """{"data":{"__type":{"isOneOf":true}}}""")]
    [InlineData("""{ a: __type(name: "Node") { possibleTypes { name } } b: __type(name: "Any") { kind possibleTypes { name } } }""",
        """{"data":{"a":{"possibleTypes":[{"name":"Box"}]},"b":{"kind":"UNION","possibleTypes":[{"name":"Box"}]}}}""")]
    [InlineData("""{ __type(name: "Query") { fields { name args { name defaultValue type { kind ofType { name } } } all: args(includeDeprecated: true) { name } } } }""",
        """{"data":{"__type":{"fields":[{"name":"box","args":[{"name":"where","defaultValue":null,"type":{"kind":"INPUT_OBJECT","ofType":null}},{"name":"color","defaultValue":"RED","type":{"kind":"NON_NULL","ofType":{"name":"Color"}}},{"name":"range","defaultValue":null,"type":{"kind":"INPUT_OBJECT","ofType":null}}],"all":[{"name":"where"},{"name":"color"},{"name":"old"},{"name":"range"}]},{"name":"node","args":[],"all":[]},{"name":"any","args":[],"all":[]}]}}}""")]
    [InlineData("""{ __schema { directives { name isRepeatable locations args { name type { kind ofType { name } } defaultValue } } } }""",
        """{"data":{"__schema":{"directives":[{"name":"include","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}},"defaultValue":null}]},{"name":"skip","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}},"defaultValue":null}]},{"name":"deprecated","isRepeatable":false,"locations":["FIELD_DEFINITION","ARGUMENT_DEFINITION","INPUT_FIELD_DEFINITION","ENUM_VALUE"],"args":[{"name":"reason","type":{"kind":"NON_NULL","ofType":{"name":"String"}},"defaultValue":"\"No longer supported\""}]},{"name":"specifiedBy","isRepeatable":false,"locations":["SCALAR"],"args":[{"name":"url","type":{"kind":"NON_NULL","ofType":{"name":"String"}},"defaultValue":null}]},{"name":"oneOf","isRepeatable":false,"locations":["INPUT_OBJECT"],"args":[]}]}}}""")]
    [InlineData("""{ __type(name: "__InputValue") { name fields { name } } }""",
        """{"data":{"__type":{"name":"__InputValue","fields":[{"name":"name"},{"name":"description"},{"name":"type"},{"name":"defaultValue"},{"name":"isDeprecated"},{"name":"deprecationReason"}]}}}""")]
    public async Task A_schema_answers_questions_about_itself(string query, string expected) =>
        Assert.Equal(expected, await Run.Query(Schema(), query));

    [Fact]
    public async Task The_standard_query_of_the_tools_gets_the_whole_schema()
    {
        var answer = await Run.Query(Schema(), StandardQuery.Text);
        answer.Replace("},{", "},\n{", StringComparison.Ordinal).MatchSnapshot();
    }

    [Fact]
    public void A_schema_without_introspection_does_not_list_its_types() =>
        Assert.Null(new SchemaBuilder(Query).Build().FindType("__Schema"));
}
