using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class ProvidedRequiredArgumentsTests
{
    [Theory]
    [InlineData("{ agent(id: 1) { id } echo queues { visits { wait } } echo @skip(if: true) }")]
    [InlineData("{ nope echo @nope }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new ProvidedRequiredArguments(), document);

    [Theory]
    [InlineData(
        "{ agent { name } queue { id } echo @skip @tag(weight: 1) }",
        "Field \"agent\" argument \"id\" of type \"ID!\" is required, but it was not provided. @1:3",
        "Field \"queue\" argument \"key\" of type \"Key!\" is required, but it was not provided. @1:18",
        "Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. @1:36",
        "Directive \"@tag\" argument \"name\" of type \"String!\" is required, but it was not provided. @1:42")]
    [InlineData(
        "mutation { addQueue(note: \"n\") { id } }",
        "Field \"addQueue\" argument \"input\" of type \"NewQueue!\" is required, but it was not provided. @1:12")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new ProvidedRequiredArguments(), document, expected);
}
