using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Server.Dashboard;

namespace GraphQLApi.Tests.Server.Dashboard;

public sealed class ExampleTests
{
    [Fact]
    public void A_file_becomes_a_title_a_description_and_inputs()
    {
        var example = Example.Read("long-waits", "# Who waited\n# long?\nquery LongWaits($from: DateTime!, $seconds: Float! = 120) {\n  a\n}\n");
        Assert.Equal(("long-waits", "Long waits", "Who waited long?", OperationType.Query), (example.Name, example.Title, example.Description, example.Operation));
        Assert.Equal([new Example.Variable("from", "DateTime!", ""), new Example.Variable("seconds", "Float!", "120")], example.Variables);
        Assert.Equal("query LongWaits($from: DateTime!, $seconds: Float! = 120) {\n  a\n}", example.Document);
    }

    [Fact]
    public void A_folder_that_is_missing_holds_no_examples() =>
        Assert.Empty(Example.ReadAll(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));

    [Fact]
    public void Every_shipped_example_says_what_it_asks_and_has_a_name()
    {
        var examples = Example.ReadAll(Path.Combine(Repository.Root, "schema", "examples"));
        Assert.InRange(examples.Count, 30, 200);
        Assert.All(examples, example => Assert.InRange(example.Description.Length, 25, 250));
        Assert.Equal(examples.Count, examples.Select(example => example.Description).Distinct().Count());
    }
}
