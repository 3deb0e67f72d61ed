using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class KnownDirectivesTests
{
    [Theory]
    [InlineData(
        "query ($a: Int @tag(name: \"v\")) @tag(name: \"q\") { echo @include(if: true) ...F @tag(name: \"s\") ... @skip(if: false) { echo } } fragment F on Query @tag(name: \"f\") { echo }")]
    [InlineData("subscription @live { visitAdded { wait } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new KnownDirectives(), document);

    [Theory]
    [InlineData(
        "query @live { echo @deprecated ...F @nope }\nfragment F on Query @skip(if: true) { echo }",
        "Directive \"@live\" may not be used on QUERY. @1:7",
        "Directive \"@deprecated\" may not be used on FIELD. @1:20",
        "Unknown directive \"@nope\". @1:37",
        "Directive \"@skip\" may not be used on FRAGMENT_DEFINITION. @2:21")]
    [InlineData(
        "mutation @tag(name: \"m\") { addQueue(input: {label: \"a\"}) { id @oneOf } }",
        "Directive \"@tag\" may not be used on MUTATION. @1:10",
        "Directive \"@oneOf\" may not be used on FIELD. @1:63")]
    [InlineData("query ($a: Int @include(if: true)) { echo }", "Directive \"@include\" may not be used on VARIABLE_DEFINITION. @1:16")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new KnownDirectives(), document, expected);
}
