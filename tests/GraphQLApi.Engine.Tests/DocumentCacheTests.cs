using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests;

public sealed class DocumentCacheTests
{
    private static readonly Schema Schema = new SchemaBuilder(new("Query", null, () => [new("a", S.Int)])).Build();

    [Fact]
    public void The_least_recently_used_document_goes_first()
    {
        var cache = new DocumentCache(maxDocuments: 2, maxCharacters: 1000);
        cache.Add("{a}", Document());
        cache.Add("{ a}", Document());
        Assert.NotNull(cache.Find("{a}"));
        cache.Add("{  a}", Document());
        Assert.Equal((true, false, true), (cache.Find("{a}") is not null, cache.Find("{ a}") is not null, cache.Find("{  a}") is not null));
    }

    [Fact]
    public void The_characters_are_bounded_too_and_a_giant_is_not_kept()
    {
        var cache = new DocumentCache(maxDocuments: 100, maxCharacters: 100);
        for (var i = 0; i < 10; i++)
        {
            cache.Add("{a}" + new string(' ', 20 + i), Document());
        }

        cache.Add("{a}" + new string(' ', 30), Document());
        Assert.Equal(3, cache.Count);
        Assert.Null(cache.Find("{a}" + new string(' ', 30)));
    }

    private static PreparedDocument Document() => new(Schema, Parser.Parse("{a}"));
}
