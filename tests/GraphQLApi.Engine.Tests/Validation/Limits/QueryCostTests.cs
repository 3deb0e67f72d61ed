using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;
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

    // report weighs 50, 10 for each different metric below it, twice that when it compares; nothing below it costs on its own.
    [Theory]
    [InlineData("{ report { rows { metrics { sessions } } } }", 60)]
    [InlineData("{ report { rows { metrics { sessions more: sessions rate key } } totals { sessions } } }", 70)]
    [InlineData("{ report(compare: true) { totals { ...M } } } fragment M on Metrics { sessions ... { rate @skip(if: true) } }", 120)]
    [InlineData("{ report(compare: $yes) { totals { rate @include(if: $no) sessions @include(if: $yes) } } b: report { __typename } }", 170)]
    public void A_field_may_weigh_what_is_selected_below_it(string document, long expected) => Assert.Equal(expected, Cost(document, Reports.Value));

    [Fact]
    public void A_repeated_document_is_walked_again_only_for_variables_that_matter()
    {
        var weighed = 0;
        var schema = Report(() => weighed++);
        var document = Parser.Parse("query ($compare: Boolean, $key: String) { report(compare: $compare, label: $key) { echo(text: $key) } }");
        var memo = new CostMemo(schema, Assert.IsType<OperationDefinitionNode>(document.Definitions[0]), new Dictionary<string, FragmentDefinitionNode>());

        Assert.Equal([50, 50, 100, 100, 50], new[] { (false, "a"), (false, "b"), (true, "b"), (true, "c"), (false, "c") }.Select(given =>
            memo.Of(new VariableValues(new Dictionary<string, object?> { ["compare"] = given.Item1, ["key"] = given.Item2 }))));
        Assert.Equal(3, weighed);
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

    private static readonly Lazy<Schema> Reports = new(() => Report(() => { }));

    private static Schema Report(Action weigh)
    {
        var metrics = new ObjectType("Metrics", null, () =>
            [new("key", SpecifiedScalars.String), new("sessions", SpecifiedScalars.Int) { Tag = "metric" }, new("rate", SpecifiedScalars.Float) { Tag = "metric" }]);
        var row = new ObjectType("Row", null, () => [new("metrics", metrics)]);
        var report = new ObjectType("Report", null, () =>
        [
            new("rows", row.List()), new("totals", metrics), new("echo", SpecifiedScalars.String) { Arguments = [new("text", SpecifiedScalars.String)] },
        ]);
        return new SchemaBuilder(new ObjectType("Query", null, () =>
        [
            new("report", report)
            {
                Arguments = [new("compare", SpecifiedScalars.Boolean), new("label", SpecifiedScalars.String)],
                CostMultiplier = _ => 0,
                CostWeight = field =>
                {
                    weigh();
                    return (50 + (10 * field.CountSelected(selected => selected.Tag is "metric"))) * (field.Arguments.Get<bool?>("compare") == true ? 2 : 1);
                },
            },
        ])).Build();
    }

    private static long Cost(string text, Schema? schema = null)
    {
        var document = Parser.Parse(text);
        var variables = new VariableValues(new Dictionary<string, object?> { ["n"] = 7, ["yes"] = true, ["no"] = false });
        return new QueryCost(schema ?? ContactSchema.Instance, document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value), variables)
            .Of(document.Definitions.OfType<OperationDefinitionNode>().Single());
    }
}
