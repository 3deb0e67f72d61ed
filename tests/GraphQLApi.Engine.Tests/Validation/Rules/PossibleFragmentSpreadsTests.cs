using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class PossibleFragmentSpreadsTests
{
    [Theory]
    [InlineData(
        "{ anyone { ... on Agent { id } ... on Node { id } ... on Party { name } } agent(id: 1) { ... on Anyone { __typename } ... on Agent { id } } }")]
    [InlineData("{ node(id: 1) { ...P ... on Anyone { __typename } } } fragment P on Party { name }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new PossibleFragmentSpreads(), document);

    [Theory]
    [InlineData(
        "{ anyone { ... on Queue { id } ...V } agent(id: 1) { ... on Bot { id } } }\nfragment V on Visit { wait }",
        "Fragment cannot be spread here as objects of type \"Anyone\" can never be of type \"Queue\". @1:12",
        "Fragment \"V\" cannot be spread here as objects of type \"Anyone\" can never be of type \"Visit\". @1:32",
        "Fragment cannot be spread here as objects of type \"Agent\" can never be of type \"Bot\". @1:54")]
    [InlineData(
        "{ party { ... on Queue { id } ... on Visit { wait } } }",
        "Fragment cannot be spread here as objects of type \"Party\" can never be of type \"Queue\". @1:11",
        "Fragment cannot be spread here as objects of type \"Party\" can never be of type \"Visit\". @1:31")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new PossibleFragmentSpreads(), document, expected);
}
