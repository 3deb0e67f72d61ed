using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;

namespace GraphQLApi.Engine.Tests.Language;

public class SourceTests
{
    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb\n\nc", 5, 4, 1)]
    [InlineData("\U0001F600x", 2, 1, 3)]
    public void Counts_lines_and_utf16_columns_from_one(string text, int offset, int line, int column)
    {
        Assert.Equal(new SourceLocation(line, column), new Source(text).LocationOf(offset));
    }
}
