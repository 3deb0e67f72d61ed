using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation.Limits;

namespace GraphQLApi.Engine.Tests.Validation.Limits;

public class QueryCostTests
{
    // In the schema: queues is a connection (first, default 50), visits and team are plain lists (2).
    [Theory]
    [InlineData("{ echo }", 0)]
    [InlineData("{ agent(id: 1) { id name } }", 1)]
    [InlineData("{ a: agent(id: 1) { id } b: agent(id: 1) { id } }", 2)]
    [InlineData("{ agent(id: 1) { team { team { id } } } }", 4)]
    [InlineData("{ queues { visits { agent { id } } } }", 151)]
    [InlineData("{ queues(first: 1000) { visits { queue { id } agent { id } } } }", 5001)]
    [InlineData("{ queues(first: $n) { visits { wait } } }", 8)]
    [InlineData("{ queues(first: $absent) { visits { wait } } }", 51)]
    [InlineData("{ queues(first: 0) { visits { wait } } }", 1)]
    [InlineData("{ queues(first: -5) { visits { wait } } }", 1)]
    [InlineData("{ agent(id: 1) @skip(if: true) { id } node(id: 1) @include(if: $no) { id } anyone @include(if: $yes) { __typename } }", 1)]
    [InlineData("{ __schema { types { fields { name } } } __typename }", 0)]
    [InlineData("{ ...A ... on Query { ...A } } fragment A on Query { queues(first: 3) { visits { wait } } }", 8)]
    [InlineData("{ party { ... on Agent { team { id } } ... on Bot { id } } }", 2)]
    [InlineData("{ nope { a } }", 0)]
    public void Sums_weights_times_sizes(string document, long expected) => Assert.Equal(expected, Cost(document));

    [Fact]
    public void Doubling_fragments_are_computed_once_each()
    {
        var bomb = "{ agent(id: 1) { ...F0 } }"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $" fragment F{i} on Agent {{ a: team {{ ...F{i + 1} }} b: team {{ ...F{i + 1} }} }}"))
            + " fragment F60 on Agent { id }";

        Assert.Equal(1_000_000_000_000_000, Cost(bomb));
    }

    [Fact]
    public void A_cost_over_the_limit_names_both_numbers()
    {
        var document = Parser.Parse("query Q { queues(first: 1000) { visits { wait } } }");
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);

        Assert.Null(DocumentLimits.CheckCost(document.Source, operation, 10_000, new EngineOptions()));
        var error = DocumentLimits.CheckCost(document.Source, operation, 10_001, new EngineOptions())!;
        Assert.Equal("Query cost: 10001, the limit MaxCost is 10000.", error.Message);
        Assert.Equal("COST_EXCEEDED", error.Code);
    }

    private static long Cost(string text)
    {
        var document = Parser.Parse(text);
        var variables = new VariableValues(new Dictionary<string, object?> { ["n"] = 7, ["yes"] = true, ["no"] = false });
        return new QueryCost(ContactSchema.Instance, document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value), variables)
            .Of(document.Definitions.OfType<OperationDefinitionNode>().Single());
    }
}
