using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class KnownTypeNamesTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: [[Range!]!]) { echo ... on Query { echo } } fragment F on Agent { id }")]
    [InlineData("{ __schema { types { ...T } } } fragment T on __Type { name }")]
    [InlineData("type Extra { a: Int } fragment F on Extra { a } { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new KnownTypeNames(), document);

    [Theory]
    [InlineData(
        "query ($a: Agnt, $b: [Foo!]) { ... on Quer { echo } }\nfragment F on Vist { wait }",
        "Unknown type \"Agnt\". Did you mean \"Agent\" or \"Int\"? @1:12",
        "Unknown type \"Foo\". Did you mean \"Bot\"? @1:23",
        "Unknown type \"Quer\". Did you mean \"Query\" or \"Queue\"? @1:39",
        "Unknown type \"Vist\". Did you mean \"Visit\" or \"Int\"? @2:15")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new KnownTypeNames(), document, expected);
}
