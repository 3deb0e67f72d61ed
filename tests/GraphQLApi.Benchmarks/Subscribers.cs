using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// What idle subscribers cost: the whole server in a process of its own, a thousand clients of <c>conversationChanged</c> from here, once over WebSocket
/// and once as event streams; memory and processor time as Linux counts them. Nothing happens but pings.
/// </summary>
internal static class Subscribers
{
    private const int Count = 1_000;
    private const string Query = "subscription { conversationChanged { id } }";
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    public static async Task HostAsync()
    {
        await using var server = await BenchmarkServer.StartAsync(sessions: 1_000);
        await Console.Out.WriteLineAsync(server.Client.BaseAddress!.ToString());
        await Console.In.ReadLineAsync();
    }

    public static async Task MeasureAsync()
    {
        Console.WriteLine("| 1,000 idle subscribers | memory each | memory together | processor, idle | with them | they cost |");
        Console.WriteLine("|---|---|---|---|---|---|");
        await MeasureAsync("WebSocket", OpenSocketAsync);
        await MeasureAsync("event stream", OpenStreamAsync);
    }

    private static async Task MeasureAsync(string name, Func<Uri, Task<IDisposable>> openAsync)
    {
        using var host = Process.Start(new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, "subscribers-host"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            // As the product's own project has it.
            Environment = { ["DOTNET_gcServer"] = "1" },
        })!; // a new process
        var address = new Uri((await host.StandardOutput.ReadLineAsync())!);
        // The first ones compile the code and fill the pools.
        var opened = await OpenAsync(address, 50, openAsync);
        opened.ForEach(one => one.Dispose());
        await Task.Delay(TimeSpan.FromSeconds(15));
        var idle = await ProcessorShareAsync(host);
        var before = ResidentBytes(host);
        opened = await OpenAsync(address, Count, openAsync);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var busy = await ProcessorShareAsync(host);
        var bytes = ResidentBytes(host) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {bytes / 1024.0 / Count:0.0} KB | {bytes / 1048576.0:0.0} MB | {idle:0.00} % | {busy:0.00} % | {busy - idle:0.00} % |"));
        opened.ForEach(one => one.Dispose());
        await host.StandardInput.WriteLineAsync();
        await host.WaitForExitAsync();
    }

    private static async Task<List<IDisposable>> OpenAsync(Uri address, int count, Func<Uri, Task<IDisposable>> openAsync)
    {
        var opened = new List<IDisposable>(count);
        foreach (var batch in Enumerable.Range(0, count).Chunk(50))
            opened.AddRange(await Task.WhenAll(batch.Select(_ => openAsync(address))));
        return opened;
    }

    private static async Task<IDisposable> OpenSocketAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await socket.ReceiveAsync(new byte[256], CancellationToken.None);
        await SendAsync(socket, $$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{Query}}}"}}""");
        _ = AnswerPingsAsync(socket);
        return socket;
    }

    private static async Task AnswerPingsAsync(ClientWebSocket socket)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
                await SendAsync(socket, """{"type":"pong"}""");
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed at the end of the measurement.
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    // A client of its own for each: they must not share a connection.
    private static async Task<IDisposable> OpenStreamAsync(Uri address)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        var response = await client.GetAsync(new Uri($"/graphql?query={Uri.EscapeDataString(Query)}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<double> ProcessorShareAsync(Process process)
    {
        process.Refresh();
        var (started, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await Task.Delay(Watched);
        process.Refresh();
        return (process.TotalProcessorTime - used) / Stopwatch.GetElapsedTime(started) * 100;
    }

    private static long ResidentBytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }
}
