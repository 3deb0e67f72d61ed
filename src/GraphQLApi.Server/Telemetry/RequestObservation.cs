using GraphQLApi.Engine;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Telemetry;

/// <summary>What was learnt of one HTTP request, kept among its features; the operations of a batch add up.</summary>
internal sealed class RequestObservation
{
    private SortedSet<string>? codes;

    public CallTally Tally { get; } = new();

    /// <summary>In lower case; null where no operation was reached.</summary>
    public string? Operation { get; private set; }

    public string Name { get; private set; } = "";

    public long Cost { get; private set; }

    public int Objects { get; private set; }

    /// <summary>Codes of the answer's errors, each once.</summary>
    public string Codes => codes is null ? "" : string.Join(',', codes);

    public bool IsAnswered { get; private set; }

    public void Answered(OperationReport report)
    {
        IsAnswered = true;
        Operation ??= OperationNames.Of(report.Request.Operation);
        if (Name.Length == 0)
            Name = OperationNames.Shown(report.Request.OperationName);
        Cost += report.Request.Cost ?? 0;
        Objects += report.Objects;
        foreach (var error in report.Result.Errors)
            (codes ??= new(StringComparer.Ordinal)).Add(error.Code ?? "UNKNOWN");
    }
}
