using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Tests.Language;

public class ParserTests
{
    [Theory]
    [InlineData("", "Unexpected <EOF>.", 1, 1)]
    [InlineData("{", "Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{}", "Expected Name, found \"}\".", 1, 2)]
    [InlineData("{ a(b: ) }", "Unexpected \")\".", 1, 8)]
    [InlineData("{ a() }", "Expected Name, found \")\".", 1, 5)]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type", "Expected \"on\", found Name \"Type\".", 2, 20)]
    [InlineData("{ field: {} }", "Expected Name, found \"{\".", 1, 10)]
    [InlineData("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("...", "Unexpected \"...\".", 1, 1)]
    [InlineData("{ ... }", "Expected \"{\", found \"}\".", 1, 7)]
    [InlineData("{ ... on }", "Expected Name, found \"}\".", 1, 10)]
    [InlineData("fragment on on on { on }", "Unexpected Name \"on\".", 1, 10)]
    [InlineData("query Foo($x: Complex = { a: { b: [ $var ] } }) { field }", "Unexpected variable \"$var\" in constant value.", 1, 37)]
    [InlineData("query ($a: Int = $) { f }", "Unexpected \"$\".", 1, 18)]
    [InlineData("query () { f }", "Expected \"$\", found \")\".", 1, 8)]
    [InlineData("query ($a Int) { f }", "Expected \":\", found Name \"Int\".", 1, 11)]
    [InlineData("query ($a: [Int) { f }", "Expected \"]\", found \")\".", 1, 16)]
    [InlineData("query ($a: Int!!) { f }", "Expected \"$\", found \"!\".", 1, 16)]
    [InlineData("{ a(b: \"\"\"x\"\"\" c) }", "Expected \":\", found \")\".", 1, 17)]
    [InlineData("\"about\" { a }", "Unexpected description, descriptions are not supported on shorthand queries.", 1, 1)]
    [InlineData("\"about\" extend type A { a: Int }", "Unexpected description, only GraphQL definitions support descriptions.", 1, 1)]
    [InlineData("enum A { true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 10)]
    [InlineData("type A { }", "Expected Name, found \"}\".", 1, 10)]
    [InlineData("type A implements { a: Int }", "Expected Name, found \"{\".", 1, 19)]
    [InlineData("union A = | { }", "Expected Name, found \"{\".", 1, 13)]
    [InlineData("extend type A", "Unexpected <EOF>.", 1, 14)]
    [InlineData("extend scalar A", "Unexpected <EOF>.", 1, 16)]
    [InlineData("extend directive @a on FIELD", "Unexpected Name \"directive\".", 1, 8)]
    [InlineData("directive @a on HERE", "Unexpected Name \"HERE\".", 1, 17)]
    [InlineData("schema { queries: A }", "Unexpected Name \"queries\".", 1, 10)]
    public void Refuses(string text, string expected, int line, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;

        Assert.Equal($"Syntax Error: {expected}", error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    [Fact]
    public void Keywords_are_names_wherever_the_grammar_wants_a_name()
    {
        var document = Parser.Parse("query query { query fragment: on(type: null, true: $false) ... on on { on } ...fragment }");

        var query = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal("query", query.Name!.Value);
        Assert.Equal(["query", "fragment"], query.SelectionSet.Selections.OfType<FieldNode>().Select(field => field.ResponseName));
        Assert.Equal("fragment", Assert.IsType<FragmentSpreadNode>(query.SelectionSet.Selections[^1]).Name.Value);
    }

    [Fact]
    public void Nodes_know_where_they_start()
    {
        var document = Parser.Parse("query Q($first: Int = 5) {\n  s: sessions(first: $first) @skip(if: true) { id }\n}");

        var query = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        var field = Assert.IsType<FieldNode>(query.SelectionSet.Selections[0]);
        Assert.Equal(
            [new(1, 1), new(1, 9), new(1, 23), new(2, 3), new(2, 6), new(2, 15), new(2, 22), new(2, 30)],
            document.Source.LocationsOf(
                query,
                query.VariableDefinitions[0],
                query.VariableDefinitions[0].DefaultValue!,
                field,
                field.Name,
                field.Arguments[0],
                field.Arguments[0].Value,
                field.Directives[0]).AsEnumerable());
    }

    [Fact]
    public void Descriptions_of_executable_definitions_are_kept()
    {
        var document = Parser.Parse("\"asks\" query Q(\"how many\" $n: Int) { a(n: $n) } \"\"\"part\"\"\" fragment F on Q { a }");

        var query = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal("asks", query.Description!.Value);
        Assert.Equal(0, query.Start);
        Assert.Equal("how many", query.VariableDefinitions[0].Description!.Value);
        Assert.Equal("part", Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]).Description!.Value);
    }

    [Theory]
    [InlineData("[1, 2.5, \"s\", true, null, RED, $v, {a: [ ]}]", "[1, 2.5, \"s\", true, null, RED, $v, {a: []}]")]
    [InlineData("{}", "{}")]
    [InlineData("{a: {b: 1}, c: \"\"\"x\"\"\"}", "{a: {b: 1}, c: \"\"\"x\"\"\"}")]
    public void Reads_values(string text, string expected) => Assert.Equal(expected, Printer.Print(Parser.ParseValue(text)));

    [Theory]
    [InlineData("Int", typeof(NamedTypeNode))]
    [InlineData("[[Int!]]!", typeof(NonNullTypeNode))]
    [InlineData("[Int]", typeof(ListTypeNode))]
    public void Reads_types(string text, Type expected)
    {
        var type = Parser.ParseType(text);

        Assert.IsType(expected, type);
        Assert.Equal(text, type.ToString());
    }

    [Theory]
    [InlineData("{ a b c }", 5)]
    [InlineData("{ # comments and commas , are free\n a, b, c }", 5)]
    public void Stops_at_the_token_limit(string text, int tokens)
    {
        Parser.Parse(text, maxTokens: tokens);

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text, maxTokens: tokens - 1)).Error;
        Assert.Equal("Syntax Error: Document contains more than 4 tokens. Parsing aborted.", error.Message);
        Assert.Equal("TOKENS_EXCEEDED", error.Code);
    }

    [Theory]
    [InlineData("", "{a")]
    [InlineData("", "{...")]
    [InlineData("{a(b:", "[")]
    [InlineData("query($a:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("{a(b:", "[{c:")]
    public void Ten_thousand_levels_are_refused_without_touching_the_stacks_end(string opening, string level)
    {
        var text = opening + string.Concat(Enumerable.Repeat(level, 10_000));

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;

        Assert.Equal("DEPTH_EXCEEDED", error.Code);
        Assert.Equal("Syntax Error: Document is nested deeper than 256 levels. Parsing aborted.", error.Message);
    }

    [Fact]
    public void Width_is_not_depth()
    {
        var text = "{" + string.Concat(Enumerable.Repeat("a(b:[[1]]){c{d}}", 10_000)) + "}";

        Assert.Single(Parser.Parse(text).Definitions);
    }
}
