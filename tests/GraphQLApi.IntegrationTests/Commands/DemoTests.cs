using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Commands;

/// <summary>Nothing configured: the first thing anybody sees.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Without_settings_the_demo_answers_with_sessions_conversations_queues_and_agents()
    {
        using var folder = new TestFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var output = new FirstLine();
        var environment = new Dictionary<string, string>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Cache__ConnectionString"] = $"Data Source={folder.File("demo.db")}",
            ["Logging__LogLevel__Default"] = "Error",
        };
        var error = new StringWriter();
        var running = CommandLine.RunAsync([], new CommandContext(output, error, environment, TimeProvider.System, stop.Token));
        await Task.WhenAny(output.Written, running);
        Assert.False(running.IsCompleted, error.ToString());
        var address = Address().Match(await output.Written).Value;

        // Bounds on the time are fetched before the answer, whatever the backfill has reached.
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-3), TimeProvider.System.GetUtcNow());
        using var client = new HttpClient();
        using var question = new StringContent(
            $$"""{"query":"{ sessions(first: 5, where: { startTime: { gte: \"{{from:O}}\", lt: \"{{to:O}}\" }, conversations: { some: { outcome: { eq: AGENT_HANDLED } } } }) { nodes { sessionId conversations { queueVisits { queue { name } respondingAgent { agent { name } } } } } } }"}""",
            Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(address), question, stop.Token);
        var body = await response.Content.ReadAsStringAsync(stop.Token);

        var answer = JsonElement.Parse(body);
        Assert.False(answer.TryGetProperty("errors", out _), body);
        Assert.Equal(5, answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes").GetArrayLength());
        Assert.Contains("\"queue\":{\"name\":\"", body, StringComparison.Ordinal);
        Assert.Contains("\"agent\":{\"name\":\"", body, StringComparison.Ordinal);
        Assert.True(answer.GetProperty("extensions").GetProperty("demo").GetBoolean());

        await stop.CancelAsync();
        Assert.True(await running == 0, error.ToString());
    }

    [GeneratedRegex("http://[0-9.:]+/graphql")]
    private static partial Regex Address();

    /// <summary>Tells when the first line was written: then the server listens.</summary>
    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Written => written.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            written.TrySetResult(value ?? "");
        }
    }
}
