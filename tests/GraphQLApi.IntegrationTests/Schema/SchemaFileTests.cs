using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Schema;

public sealed class SchemaFileTests
{
    private static readonly string CommittedFile = TestRepository.File("schema", "schema.graphql");

    [Fact]
    public async Task Export_schema_prints_the_committed_file()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var exit = await CommandLine.RunAsync(["export", "schema"], new CommandContext(output, error, new Dictionary<string, string>(), Centre.Clock(), CancellationToken.None));

        Assert.Equal((0, ""), (exit, error.ToString()));
        Snapshot.MatchFile(output.ToString(), CommittedFile);
    }

    [Theory]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/graphql?sdl")]
    public async Task The_server_hands_out_the_committed_file(string address)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 0);

        var served = await centre.Server.Client.GetStringAsync(address, TestContext.Current.CancellationToken);

        Snapshot.MatchFile(served, CommittedFile);
    }
}
