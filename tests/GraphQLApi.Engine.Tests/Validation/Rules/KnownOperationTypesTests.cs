using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class KnownOperationTypesTests
{
    [Theory]
    [InlineData("query { echo } mutation M { addQueue(input: {label: \"a\"}) { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new KnownOperationTypes(), document);
}
