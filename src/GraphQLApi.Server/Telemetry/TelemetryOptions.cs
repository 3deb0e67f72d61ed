namespace GraphQLApi.Server.Telemetry;

/// <summary>How log lines look.</summary>
internal enum LogFormat
{
    /// <summary>Text in a terminal, JSON elsewhere.</summary>
    Auto,

    /// <summary>A line for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>How a collector of OpenTelemetry is spoken to.</summary>
internal enum OtlpProtocol
{
    /// <summary>gRPC, usually port 4317.</summary>
    Grpc,

    /// <summary>Protobuf over HTTP, usually port 4318.</summary>
    Http,
}

/// <summary>Settings of the section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string SectionName = "Telemetry";

    /// <summary>An OpenTelemetry collector that gets traces and metrics, such as <c>http://collector:4317</c>; empty sends nothing.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary><c>Grpc</c>, or <c>Http</c> for protobuf over HTTP.</summary>
    public OtlpProtocol OtlpProtocol { get; set; } = OtlpProtocol.Grpc;

    /// <summary>Headers for the collector, <c>name=value</c> separated by commas; a secret.</summary>
    public string OtlpHeaders { get; set; } = "";

    /// <summary><c>service.name</c> of what is sent.</summary>
    public string ServiceName { get; set; } = "graphqlapi";

    /// <summary>Share of the requests that are traced, 0 to 1; a caller's own decision (<c>traceparent</c>) wins.</summary>
    public double SampleRatio { get; set; } = 1;

    /// <summary>Log lines as <c>Text</c> or <c>Json</c>; <c>Auto</c>: text in a terminal, JSON elsewhere.</summary>
    public LogFormat LogFormat { get; set; } = LogFormat.Auto;

    public bool IsExporting => OtlpEndpoint.Length > 0;

    public IEnumerable<string> Validate()
    {
        if (IsExporting && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return $"Telemetry:OtlpEndpoint is '{OtlpEndpoint}'. Write an address such as http://collector:4317.";
        else if (IsExporting && new Uri(OtlpEndpoint).UserInfo.Length > 0)
            yield return "Telemetry:OtlpEndpoint holds a name or password. Give them as Telemetry:OtlpHeaders.";
        if (SampleRatio is not (>= 0 and <= 1))
            yield return "Telemetry:SampleRatio must be 0 to 1.";
        if (ServiceName.Length == 0)
            yield return "Telemetry:ServiceName is empty. Write graphqlapi.";
    }
}
