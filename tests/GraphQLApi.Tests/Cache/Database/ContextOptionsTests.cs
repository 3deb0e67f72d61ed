using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Tests.Cache.Database;

public sealed class ContextOptionsTests
{
    // A set-up of its own would have a model of its own, and a start would build both.
    [Fact]
    public void All_contexts_share_one_model()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        using var writing = new CacheDbContext(ContextOptions.ForWriting(connection));
        using var reading = new CacheDbContext(ContextOptions.ForReading(connection));
        using var alone = new CacheDbContext(ContextOptions.WithoutDatabase());
        Assert.Same(alone.Model, writing.Model);
        Assert.Same(alone.Model, reading.Model);
    }
}
