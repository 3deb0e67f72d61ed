using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class NoFragmentCyclesTests
{
    [Theory]
    [InlineData("{ ...A } fragment A on Query { ...B ...C } fragment B on Query { ...C } fragment C on Query { echo }")]
    [InlineData("{ ...A ...Unknown } fragment A on Query { ...Unknown }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new NoFragmentCycles(), document);

    [Theory]
    [InlineData("fragment A on Query { ...A }", "Cannot spread fragment \"A\" within itself. @1:23")]
    [InlineData(
        "fragment A on Agent { team { ...B } }\nfragment B on Agent { team { ...C } }\nfragment C on Agent { team { ...A } id ...B }",
        "Cannot spread fragment \"B\" within itself via \"C\". @2:30,3:40",
        "Cannot spread fragment \"A\" within itself via \"B\", \"C\". @1:30,2:30,3:30")]
    [InlineData(
        "fragment A on Query { ...A ...A }",
        "Cannot spread fragment \"A\" within itself. @1:23",
        "Cannot spread fragment \"A\" within itself. @1:28")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new NoFragmentCycles(), document, expected);
}
