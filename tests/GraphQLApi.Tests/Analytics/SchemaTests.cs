using GraphQLApi.Analytics;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;

namespace GraphQLApi.Tests.Analytics;

public sealed class SchemaTests
{
    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    [Fact]
    public void The_exported_schema_is_the_committed_one() =>
        Snapshot.MatchFile(SchemaPrinter.Print(Schema), Path.Combine(Repository.Root, "schema", "schema.graphql"));
}
