namespace GraphQLApi.Engine.Tests;

public sealed class RecentlyUsedTests
{
    [Fact]
    public void The_least_recently_used_document_goes_first()
    {
        var cache = new RecentlyUsed<string>(maxEntries: 2, maxCharacters: 1000);
        cache.Add("{a}", "1", 3);
        cache.Add("{ a}", "2", 4);
        Assert.NotNull(cache.Find("{a}"));
        cache.Add("{  a}", "3", 5);
        Assert.Equal(("1", null, "3"), (cache.Find("{a}"), cache.Find("{ a}"), cache.Find("{  a}")));
    }

    [Fact]
    public void The_characters_are_bounded_too_and_a_giant_is_not_kept()
    {
        var cache = new RecentlyUsed<string>(maxEntries: 100, maxCharacters: 100);
        for (var i = 0; i < 10; i++)
            cache.Add($"{i}", "document", 23 + i);
        cache.Add("giant", "document", 33);
        Assert.Equal(3, cache.Count);
        Assert.Null(cache.Find("giant"));
    }
}
