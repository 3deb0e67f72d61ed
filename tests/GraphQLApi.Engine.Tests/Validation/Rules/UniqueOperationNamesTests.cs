using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueOperationNamesTests
{
    [Theory]
    [InlineData("{ echo }")]
    [InlineData("query A { echo } mutation B { addQueue(input: {label: \"a\"}) { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueOperationNames(), document);

    [Theory]
    [InlineData(
        "query A { echo }\nquery A { echo }\nmutation A { addQueue(input: {label: \"a\"}) { id } }",
        "There can be only one operation named \"A\". @1:7,2:7",
        "There can be only one operation named \"A\". @1:7,3:10")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueOperationNames(), document, expected);
}
