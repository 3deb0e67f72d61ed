using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueInputFieldNamesTests
{
    [Theory]
    [InlineData("{ queues { visits(where: {wait: {gte: 1, lte: 2}, and: [{wait: {gte: 1}}]}) { wait } } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueInputFieldNames(), document);

    [Theory]
    [InlineData(
        "{ queues { visits(where: {wait: {gte: 1, gte: 2, gte: 3}, label: \"a\", label: \"b\"}) { wait } } }",
        "There can be only one input field named \"gte\". @1:34,1:42",
        "There can be only one input field named \"gte\". @1:34,1:50",
        "There can be only one input field named \"label\". @1:59,1:71")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueInputFieldNames(), document, expected);
}
