using System.Net;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.Tests.Upstream;

/// <summary>A request as the vendor would see it.</summary>
internal sealed record SeenRequest(string Method, string Address, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>The vendor's end of the wire, in the test's process: answers by script and remembers what it was asked.</summary>
internal sealed class ScriptedVendor(Func<SeenRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock gate = new();

    public List<SeenRequest> Seen { get; } = [];

    public static HttpResponseMessage Json(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var seen = new SeenRequest(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase));
        lock (gate)
        {
            Seen.Add(seen);
        }

        return answer(seen);
    }
}

/// <summary>What interactionDetails answers over fixed rows: both ends inclusive, bot-only rows ascending, then agent rows descending.</summary>
internal sealed class PagedRows(IEnumerable<(DateTimeOffset Start, bool HasAgent)> rows)
{
    private readonly List<(DateTimeOffset Start, bool HasAgent, string Json)> rows =
        [.. rows.Select((row, i) => (row.Start, row.HasAgent, Row(row.Start, row.HasAgent, i)))];

    public bool CountsRecords { get; init; }

    public bool LimitsPerSource { get; init; }

    public bool ExcludesEnd { get; init; }

    public int Zone { get; init; }

    public HttpResponseMessage Answer(SeenRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var from = Time(body.RootElement.GetProperty("startDate").GetString()!);
        var to = Time(body.RootElement.GetProperty("endDate").GetString()!);
        var offset = int.Parse(request.Address.Split("offset=")[1].Split('&')[0], null);
        var inside = rows.Where(row => from <= row.Start && (ExcludesEnd ? row.Start < to : row.Start <= to)).ToList();
        List<string> bots = [.. inside.Where(row => !row.HasAgent).OrderBy(row => row.Start).Select(row => Local(row.Json, row.Start))];
        List<string> agents = [.. inside.Where(row => row.HasAgent).OrderByDescending(row => row.Start).Select(row => Local(row.Json, row.Start))];
        var skip = CountsRecords ? offset : offset * 100;
        var isBeyond = !CountsRecords && offset > 10;
        string[] page = isBeyond ? [] : LimitsPerSource
            ? [.. bots.Skip(skip).Take(100), .. agents.Skip(skip).Take(100)]
            : [.. bots.Concat(agents).Skip(skip).Take(100)];
        return ScriptedVendor.Json($$"""{"numResults":{{page.Length}},"data":[{{string.Join(',', page)}}]}""");
    }

    private static string Row(DateTimeOffset start, bool hasAgent, int number) =>
        hasAgent ? $$"""{"conversationId":"c-{{number}}","sessionId":"s-{{number}}","sessionStartTime":"@"}"""
            : $$"""{"sessionId":"s-{{number}}","sessionStartTime":"@"}""";

    private string Local(string json, DateTimeOffset start) => json.Replace("@", start.AddMinutes(-Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", null), StringComparison.Ordinal);

    private DateTimeOffset Time(string text) => new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", null), TimeSpan.Zero).AddMinutes(Zone);
}
