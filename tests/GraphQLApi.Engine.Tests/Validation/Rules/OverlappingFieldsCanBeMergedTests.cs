using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class OverlappingFieldsCanBeMergedTests
{
    [Theory]
    [InlineData("{ echo echo a: echo agent(id: 1) { id } agent(id: 1) { name } }")]
    [InlineData("{ anyone { ... on Agent { x: name } ... on Bot { x: model } } }")]
    [InlineData(
        "{ echo(int: 1, text: \"a\") echo(text: \"a\", int: 1) queues { visits(where: {label: \"a\", minimum: 1}) { wait } visits(where: {minimum: 1, label: \"a\"}) { wait } } }")]
    [InlineData("{ ...A ...B } fragment A on Query { ...B echo } fragment B on Query { ...A echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new OverlappingFieldsCanBeMerged(), document);

    [Theory]
    [InlineData(
        "{ x: echo x: __typename }",
        "Fields \"x\" conflict because \"echo\" and \"__typename\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:11")]
    [InlineData(
        "{ echo(int: 1) echo(int: 2) }",
        "Fields \"echo\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:16")]
    [InlineData(
        "{ echo echo(int: 1) }",
        "Fields \"echo\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:8")]
    [InlineData(
        "{ anyone { ... on Agent { load } ... on Bot { load } } }",
        "Fields \"load\" conflict because they return conflicting types \"Int\" and \"Float\". Use different aliases on the fields to fetch both if this was intentional. @1:27,1:47")]
    [InlineData(
        "{ anyone { ... on Agent { x: skills } ... on Bot { x: name } } }",
        "Fields \"x\" conflict because they return conflicting types \"[String!]!\" and \"String\". Use different aliases on the fields to fetch both if this was intentional. @1:27,1:52")]
    [InlineData(
        "{ anyone { ... on Agent { x: load } ... on Bot { x: version } } }",
        "Fields \"x\" conflict because they return conflicting types \"Int\" and \"Int!\". Use different aliases on the fields to fetch both if this was intentional. @1:27,1:50")]
    [InlineData(
        "{ party { ... on Agent { x: name } x: phone } }",
        "Fields \"x\" conflict because \"name\" and \"phone\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:26,1:36")]
    [InlineData(
        "{ agent(id: 1) { x: name } agent(id: 1) { x: phone } }",
        "Fields \"agent\" conflict because subfields \"x\" conflict because \"name\" and \"phone\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:18,1:28,1:43")]
    [InlineData(
        "{ agent(id: 1) { x: name y: id } agent(id: 1) { x: phone y: load } }",
        "Fields \"agent\" conflict because subfields \"x\" conflict because \"name\" and \"phone\" are different fields and subfields \"y\" conflict because \"id\" and \"load\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:18,1:26,1:34,1:49,1:58")]
    [InlineData(
        "{ agent(id: 1) { team { x: name } } agent(id: 1) { team { x: phone } } }",
        "Fields \"agent\" conflict because subfields \"team\" conflict because subfields \"x\" conflict because \"name\" and \"phone\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:3,1:18,1:25,1:37,1:52,1:59")]
    [InlineData(
        "{ ...A ...B }\nfragment A on Query { x: echo }\nfragment B on Query { x: __typename }",
        "Fields \"x\" conflict because \"echo\" and \"__typename\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @2:23,3:23")]
    [InlineData(
        "{ anyone { ... on Agent { x: team { id } } ... on Bot { x: model } } }",
        "Fields \"x\" conflict because they return conflicting types \"[Agent!]\" and \"String\". Use different aliases on the fields to fetch both if this was intentional. @1:27,1:57")]
    [InlineData(
        "fragment Unused on Query { x: echo x: __typename }",
        "Fields \"x\" conflict because \"echo\" and \"__typename\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:28,1:36")]
    [InlineData(
        "{ anyone { ... on Agent { t: team { y: id } } ... on Agent { t: team { y: name } } } }",
        "Fields \"t\" conflict because subfields \"y\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:27,1:37,1:62,1:72")]
    [InlineData(
        "{ anyone { ...T ... on Agent { z: id } } }\nfragment T on Agent { z: phone z: name }",
        "Fields \"z\" conflict because \"id\" and \"phone\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:32,2:23",
        "Fields \"z\" conflict because \"id\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @1:32,2:32",
        "Fields \"z\" conflict because \"phone\" and \"name\" are different fields. Use different aliases on the fields to fetch both if this was intentional. @2:23,2:32")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new OverlappingFieldsCanBeMerged(), document, expected);
}
