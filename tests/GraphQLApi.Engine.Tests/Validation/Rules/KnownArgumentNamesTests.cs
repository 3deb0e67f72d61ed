using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class KnownArgumentNamesTests
{
    [Theory]
    [InlineData("{ echo(int: 1, text: \"a\") @tag(name: \"a\") nope(a: 1) agent(id: 1) @nope(a: 1) { name(upper: true) } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new KnownArgumentNames(), document);

    [Theory]
    [InlineData(
        "{ echo(itn: 1, zzz: 2) agent(ids: 1) { name(uper: true) @tag(nam: \"x\", wieght: 1) } }",
        "Unknown argument \"itn\" on field \"Query.echo\". Did you mean \"int\" or \"id\"? @1:8",
        "Unknown argument \"zzz\" on field \"Query.echo\". @1:16",
        "Unknown argument \"ids\" on field \"Query.agent\". Did you mean \"id\"? @1:30",
        "Unknown argument \"uper\" on field \"Agent.name\". Did you mean \"upper\"? @1:45",
        "Unknown argument \"nam\" on directive \"@tag\". Did you mean \"name\"? @1:62",
        "Unknown argument \"wieght\" on directive \"@tag\". Did you mean \"weight\"? @1:72")]
    [InlineData("{ echo @skip(iff: true) }", "Unknown argument \"iff\" on directive \"@skip\". Did you mean \"if\"? @1:14")]
    [InlineData("{ __type(nam: \"a\") { name } }", "Unknown argument \"nam\" on field \"Query.__type\". Did you mean \"name\"? @1:10")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new KnownArgumentNames(), document, expected);
}
