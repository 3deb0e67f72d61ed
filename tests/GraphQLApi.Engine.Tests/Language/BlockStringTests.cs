using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Tests.Language;

public class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("  a", "  a")]
    [InlineData("\n  a\n   b\n\n  c\n", "a\n b\n\nc")]
    [InlineData("a\n  b\n c", "a\n b\nc")]
    [InlineData("\n\ta\n\t\tb", "a\n\tb")]
    [InlineData("\r\n a\r b\n", "a\nb")]
    [InlineData("\n  a\n \n  b", "a\n\nb")]
    public void Takes_the_common_indentation_off(string raw, string expected) => Assert.Equal(expected, BlockString.Dedent(raw));

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("a", "\"\"\"a\"\"\"")]
    [InlineData(" a", "\"\"\" a\"\"\"")]
    [InlineData("a\nb", "\"\"\"\na\nb\n\"\"\"")]
    [InlineData("a\n b", "\"\"\"\na\n b\n\"\"\"")]
    [InlineData("say \"hi\"", "\"\"\"\nsay \"hi\"\n\"\"\"")]
    [InlineData(" a\\", "\"\"\" a\\\n\"\"\"")]
    [InlineData("a\"\"\"b", "\"\"\"a\\\"\"\"b\"\"\"")]
    public void Prints_what_reads_back_the_same(string value, string expected)
    {
        Assert.Equal(expected, BlockString.Print(value));
        Assert.Equal(value, Assert.IsType<StringValueNode>(Parser.ParseValue(expected)).Value);
    }
}
