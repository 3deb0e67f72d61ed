using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class ExecutableDefinitionsTests
{
    [Theory]
    [InlineData("{ echo }")]
    [InlineData("query A { echo } fragment F on Agent { id }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new ExecutableDefinitions(), document);

    [Theory]
    [InlineData("type Extra { a: Int }\n{ echo }", "The \"Extra\" definition is not executable. @1:1")]
    [InlineData(
        "{ echo }\nextend type Agent { a: Int }\nschema { query: Query }\ndirective @d on FIELD",
        "The \"Agent\" definition is not executable. @2:1",
        "The schema definition is not executable. @3:1",
        "The \"d\" definition is not executable. @4:1")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new ExecutableDefinitions(), document, expected);
}
