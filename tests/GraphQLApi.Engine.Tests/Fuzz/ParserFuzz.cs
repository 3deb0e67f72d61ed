using System.Diagnostics;
using System.Text;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;

namespace GraphQLApi.Engine.Tests.Fuzz;

/// <summary>Whatever arrives, the parser answers with a document or a syntax error, quickly. The seed is in the failure's text.</summary>
public class ParserFuzz
{
    private static readonly string[] Fragments =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "&", "|", "...", "query", "fragment", "on", "type", "extend", "implements", "input",
        "enum", "true", "null", "a", "_B9", "0", "-1.5e3", "\"", "\"\"\"", "\"x\"", "\\u{1F600}", "\\uD83D", "#", "\n", "\r", ",", "\uFEFF", "\0", "\uD800", "é",
    ];

    private const string Seed = """"
        "asks" query Q($a: [Int!] = [1, -2.5e3], $b: I = {x: "\u{1F600}", y: [ENUM, null]}) @d(x: $a) {
          alias: field(arg: $a, text: """block "quoted" end""") @include(if: true) { ...F ... on T { id } ... { __typename } }
        }
        fragment F on T { a b c }
        type T implements A & B { f(x: Int = 1): [T!]! @deprecated(reason: "old") } extend union U = A | B
        """";

    [Fact]
    public void The_document_that_is_mutated_is_well_formed() => Assert.Equal(4, Parser.Parse(Seed).Definitions.Length);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Arbitrary_bytes(int seed) => Run(seed, 3_000, random =>
    {
        var bytes = new byte[random.Next(0, 200)];
        random.NextBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Arbitrary_tokens(int seed) => Run(seed, 3_000, random =>
        string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Fragments[random.Next(Fragments.Length)] + (random.Next(3) == 0 ? " " : ""))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_documents(int seed) => Run(seed, 3_000, random =>
    {
        var text = new StringBuilder(Seed);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(text.Length);
            _ = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                1 => text.Insert(at, Fragments[random.Next(Fragments.Length)]),
                2 => text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at))),
                _ => text.Replace(text[at], (char)random.Next(0, 0x10000), at, 1),
            };
        }
        return text.ToString();
    });

    private static void Run(int seed, int documents, Func<Random, string> next)
    {
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < documents; number++)
        {
            var text = next(random);
            try
            {
                var printed = Printer.Print(Parser.Parse(text, maxTokens: 2_000));
                Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
            }
            catch (GraphQLSyntaxException refused)
            {
                Assert.StartsWith("Syntax Error: ", refused.Message, StringComparison.Ordinal);
            }
            catch (Exception other) when (other is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, document {number}: {other}\n{text}");
            }
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{documents} documents took {clock.Elapsed}");
    }
}
