using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class VariablesAreInputTypesTests
{
    [Theory]
    [InlineData("query ($a: Int!, $b: [VisitFilter], $c: Status, $d: Json) { echo }")]
    [InlineData("query ($a: Unknown) { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new VariablesAreInputTypes(), document);

    [Theory]
    [InlineData(
        "query ($a: Agent, $b: [Anyone!]!, $c: Node) { echo }",
        "Variable \"$a\" cannot be non-input type \"Agent\". @1:12",
        "Variable \"$b\" cannot be non-input type \"[Anyone!]!\". @1:23",
        "Variable \"$c\" cannot be non-input type \"Node\". @1:39")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new VariablesAreInputTypes(), document, expected);
}
