using GraphQLApi.Engine.Language;

namespace GraphQLApi.Engine.Tests.Language;

public class PrinterTests
{
    [Theory]
    [InlineData("{a}", "{\n  a\n}")]
    [InlineData("query{a b{c}}", "{\n  a\n  b {\n    c\n  }\n}")]
    [InlineData("query Q{a}", "query Q {\n  a\n}")]
    [InlineData("query($a:Int=1@d){a}", "query ($a: Int = 1 @d) {\n  a\n}")]
    [InlineData("mutation M($a:[Int!]!,$b:S=\"x\")@d{a}", "mutation M($a: [Int!]!, $b: S = \"x\") @d {\n  a\n}")]
    [InlineData("{x:a(b:1,c:{d:[$e]})@skip(if:true){f}}", "{\n  x: a(b: 1, c: {d: [$e]}) @skip(if: true) {\n    f\n  }\n}")]
    [InlineData("{...F@d ...on T@d{a}...{b}}", "{\n  ...F @d\n  ... on T @d {\n    a\n  }\n  ... {\n    b\n  }\n}")]
    [InlineData("fragment F on T@d{a}{b}", "fragment F on T @d {\n  a\n}\n\n{\n  b\n}")]
    [InlineData("\"asks\"query{a}", "\"asks\"\nquery {\n  a\n}")]
    [InlineData("query(\"n\"$n:Int $m:Int){a}", "query (\n\"n\"\n$n: Int\n$m: Int\n) {\n  a\n}")]
    [InlineData("{a(s:\"\\u0000\\u0085\\n\\\"\\\\\")}", "{\n  a(s: \"\\u0000\\u0085\\n\\\"\\\\\")\n}")]
    [InlineData("{a(s:\"\"\"x\ny\"\"\")}", "{\n  a(s: \"\"\"\n  x\n  y\n  \"\"\")\n}")]
    [InlineData(
        "{a(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:2 ccccccccccccccc:{d:3})}",
        "{\n  a(\n    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1\n    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: 2\n    ccccccccccccccc: {d: 3}\n  )\n}")]
    [InlineData("\"s\"schema@d{query:Q mutation:M}", "\"s\"\nschema @d {\n  query: Q\n  mutation: M\n}")]
    [InlineData("scalar S@specifiedBy(url:\"u\")", "scalar S @specifiedBy(url: \"u\")")]
    [InlineData("type T implements A&B@d{a(b:Int=1):[C!]!@deprecated}", "type T implements A & B @d {\n  a(b: Int = 1): [C!]! @deprecated\n}")]
    [InlineData("type T", "type T")]
    [InlineData("interface I implements&A{\"f\"a:Int}", "interface I implements A {\n  \"f\"\n  a: Int\n}")]
    [InlineData("type T{a(\"arg\"b:Int c:Int):Int}", "type T {\n  a(\n    \"arg\"\n    b: Int\n    c: Int\n  ): Int\n}")]
    [InlineData("union U@d=|A|B", "union U @d = A | B")]
    [InlineData("enum E{A B@d}", "enum E {\n  A\n  B @d\n}")]
    [InlineData("input I@oneOf{a:Int=1 b:S}", "input I @oneOf {\n  a: Int = 1\n  b: S\n}")]
    [InlineData("directive@d(a:Int)repeatable on|FIELD|QUERY", "directive @d(a: Int) repeatable on FIELD | QUERY")]
    [InlineData("extend schema@d extend schema{query:Q}", "extend schema @d\n\nextend schema {\n  query: Q\n}")]
    [InlineData("extend scalar S@d", "extend scalar S @d")]
    [InlineData("extend type T implements A", "extend type T implements A")]
    [InlineData("extend interface I{a:Int}", "extend interface I {\n  a: Int\n}")]
    [InlineData("extend union U=A", "extend union U = A")]
    [InlineData("extend enum E{A}", "extend enum E {\n  A\n}")]
    [InlineData("extend input I{a:Int}", "extend input I {\n  a: Int\n}")]
    public void Prints_what_reads_back_the_same(string text, string expected)
    {
        Assert.Equal(expected, Printer.Print(Parser.Parse(text)));
        Assert.Equal(expected, Printer.Print(Parser.Parse(expected)));
    }
}
