using System.Globalization;
using System.Text.RegularExpressions;
using GraphQLApi.Server.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.Tests.Server.Telemetry;

public sealed partial class RequestLogTests
{
    [Theory]
    [InlineData("/graphql?query={session(id:\"secret\"){id}}", "GET /graphql 418")]
    [InlineData("/line%0Abreak%20here", "GET /line%0Abreak%20here 418")]
    public async Task A_request_is_one_line_without_its_query(string url, string line)
    {
        var lines = new LineLogger();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.AddLogLines(LogFormat.Text);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<ILoggerProvider>(lines);
        await using var app = builder.Build();
        app.UseRequestLog();
        app.Run(http =>
        {
            http.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var response = await app.GetTestClient().GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal([line], lines.Lines.Select(text => Duration().Replace(text, "")));
    }

    [GeneratedRegex(@" [0-9.]+ ms$")]
    private static partial Regex Duration();

    private sealed class LineLogger : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == "GraphQLApi.Server.Requests" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)}"));

        public void Dispose()
        {
        }
    }
}
