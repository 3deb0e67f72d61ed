using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

public sealed class AbstractTypeTests
{
    private static readonly InterfaceType Node = new("Node", null, () => [new("id", S.Id.NonNull())])
    {
        ResolveType = static source => source switch { "dog" => Dog, "cat" => Cat, "stone" => Stone, _ => null },
    };

    private static readonly ObjectType Dog = new("Dog", null, () => [new("id", S.Id.NonNull()) { Resolve = static source => source }, new("barks", S.Boolean) { Resolve = static _ => true }], () => [Node]);

    private static readonly ObjectType Cat = new("Cat", null, () => [new("id", S.Id.NonNull()) { Resolve = static source => source }, new("meows", S.Boolean) { Resolve = static _ => true }], () => [Node]);

    private static readonly ObjectType Stone = new("Stone", null, () => [new("weight", S.Int) { Resolve = static _ => 3 }]);

    private static readonly UnionType Pet = new("Pet", null, () => [Dog, Cat]) { ResolveType = static source => "dog".Equals(source) ? Dog : Cat };

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("nodes", Node.List()) { Resolve = static _ => new[] { "dog", "cat" } },
        new("pets", Pet.List()) { Resolve = static _ => new[] { "cat", "dog", "cat" } },
        new("wrong", Node) { Resolve = static _ => "stone" },
        new("unknown", Node) { Resolve = static _ => "?" },
        new("stone", Stone) { Resolve = static _ => "stone" },
    ]);

    [Theory]
    [InlineData("{ nodes { id __typename ... on Dog { barks } ...C } } fragment C on Cat { meows }",
        """{"data":{"nodes":[{"id":"dog","__typename":"Dog","barks":true},{"id":"cat","__typename":"Cat","meows":true}]}}""")]
    [InlineData("{ pets { ... on Node { id } ... on Pet { __typename } ... on Cat { id meows } } }",
        """{"data":{"pets":[{"id":"cat","__typename":"Cat","meows":true},{"id":"dog","__typename":"Dog"},{"id":"cat","__typename":"Cat","meows":true}]}}""")]
    [InlineData("{ wrong { id } }",
        """{"errors":[{"message":"Runtime Object type \"Stone\" is not a possible type for \"Node\".","locations":[{"line":1,"column":3}],"path":["wrong"],"extensions":{"code":"INTERNAL"}}],"data":{"wrong":null}}""")]
    [InlineData("{ unknown { id } }",
        """{"errors":[{"message":"Abstract type \"Node\" must resolve to an Object type at runtime for field \"Query.unknown\".","locations":[{"line":1,"column":3}],"path":["unknown"],"extensions":{"code":"INTERNAL"}}],"data":{"unknown":null}}""")]
    public async Task The_concrete_type_decides_what_is_selected(string query, string expected) =>
        Assert.Equal(expected, await Run.Query(new SchemaBuilder(Query) { Types = [Dog, Cat] }.Build(), query));
}
