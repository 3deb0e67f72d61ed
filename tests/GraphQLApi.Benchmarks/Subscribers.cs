using System.Collections.Concurrent;
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
    private const int Runs = 3;
    private const string Query = "subscription { conversationChanged { id } }";
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    // A response that nobody holds is collected, and its connection closed.
    private static readonly ConcurrentBag<HttpResponseMessage> Responses = [];

    /// <summary>The server itself: each line of input asks for the living bytes, an empty one ends it.</summary>
    public static async Task HostAsync()
    {
        await using var server = await BenchmarkServer.StartAsync(sessions: 1_000);
        await Console.Out.WriteLineAsync(server.Client.BaseAddress!.ToString());
        while (!string.IsNullOrEmpty(await Console.In.ReadLineAsync()))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await Console.Out.WriteLineAsync(GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture));
        }
    }

    public static async Task MeasureAsync()
    {
        Console.WriteLine("| 1,000 idle subscribers | living objects each | resident, collected | resident, left alone | processor of the whole server |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync("WebSocket", OpenSocketAsync);
        await MeasureAsync("event stream", OpenStreamAsync);
    }

    private static async Task MeasureAsync(string name, Func<Uri, Task<IDisposable>> openAsync)
    {
        var costs = new List<Cost>();
        for (var run = 0; run < Runs; run++)
        {
            // A process of its own for either: being measured changes what the collector does next.
            var alone = await MeasureAsync(openAsync, collects: false);
            var collected = await MeasureAsync(openAsync, collects: true);
            costs.Add(alone with { Living = collected.Living, Collected = collected.Resident });
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(cost => cost.Living / 1024.0 / Count):0.0} KB | {Range(cost => cost.Collected)} | {Range(cost => cost.Resident)} | {Median(cost => cost.Processor):0.00} % |"));

        double Median(Func<Cost, double> of) => costs.Select(of).Order().ElementAt(Runs / 2);

        string Range(Func<Cost, long> of) => string.Create(
            CultureInfo.InvariantCulture, $"{Median(cost => of(cost)) / 1048576:0.0} MB ({costs.Min(of) / 1048576.0:0.0}–{costs.Max(of) / 1048576.0:0.0})");
    }

    private static async Task<Cost> MeasureAsync(Func<Uri, Task<IDisposable>> openAsync, bool collects)
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
        await Task.Delay(TimeSpan.FromSeconds(5));
        var living = collects ? await LivingBytesAsync(host) : 0;
        var resident = ResidentBytes(host);
        opened = await OpenAsync(address, Count, openAsync);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var processor = collects ? 0 : await ProcessorShareAsync(host);
        living = collects ? await LivingBytesAsync(host) - living : 0;
        resident = ResidentBytes(host) - resident;
        opened.ForEach(one => one.Dispose());
        await host.StandardInput.WriteLineAsync();
        await host.WaitForExitAsync();
        return new Cost(living, 0, resident, processor);
    }

    private static async Task<long> LivingBytesAsync(Process host)
    {
        await host.StandardInput.WriteLineAsync("count");
        return long.Parse((await host.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
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
        Responses.Add(response);
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

    /// <summary>Bytes, and the share of one processor in per cent.</summary>
    private sealed record Cost(long Living, long Collected, long Resident, double Processor);
}
