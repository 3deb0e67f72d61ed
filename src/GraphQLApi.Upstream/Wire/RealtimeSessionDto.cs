namespace GraphQLApi.Upstream.Wire;

/// <summary>One element of intentrealtimedata: the latest 25 finished sessions of a bot. Two elements may share a sessionId (T21).</summary>
public sealed record RealtimeSessionDto
{
    /// <summary>Names of the recognised intents; wire name `intent`, singular.</summary>
    public IReadOnlyList<string> Intents { get; internal set; } = [];

    /// <summary>Calling side; for chats the bot's id, that is reversed (T21). Personal.</summary>
    public string? Ani { get; internal set; }

    /// <summary>Called side; for chats the customer (T21). Personal.</summary>
    public string? Dni { get; internal set; }

    /// <summary>Channel code (`rtm`, `audiocodes`), another vocabulary than interactionDetails.</summary>
    public string? Channel { get; internal set; }

    /// <summary>UTC with offset, at times with blanks after the colons (T10).</summary>
    public string? StartTime { get; internal set; }

    /// <summary>As <see cref="StartTime"/>.</summary>
    public string? EndTime { get; internal set; }

    /// <summary>`completed`, `Dropoff`.</summary>
    public string? Status { get; internal set; }

    /// <summary>Text such as `13m: 8s`; not end − start. See <see cref="WireTime.ParseHandled"/>.</summary>
    public string? TimeHandled { get; internal set; }

    /// <summary>Channel the session was deflected to.</summary>
    public string? DeflectedTo { get; internal set; }

    /// <summary>`u-…` of the customer.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Joins with <see cref="InteractionDto.SessionId"/>.</summary>
    public string? SessionId { get; internal set; }

    /// <summary>Paths whose value had an unexpected type and was read as null.</summary>
    public IReadOnlyList<string> UnparsedValues { get; internal set; } = [];

    /// <summary>The element's UTF-8 JSON text exactly as received. Personal.</summary>
    public ReadOnlyMemory<byte> Raw { get; internal set; }

    internal static readonly WireShape<RealtimeSessionDto> Shape = new WireShape<RealtimeSessionDto>()
        .Texts("intent", (dto, value) => dto.Intents = value)
        .Text("ANI", (dto, value) => dto.Ani = value)
        .Text("DNI", (dto, value) => dto.Dni = value)
        .Text("channel", (dto, value) => dto.Channel = value)
        .Text("startTime", (dto, value) => dto.StartTime = value)
        .Text("endTime", (dto, value) => dto.EndTime = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Text("timeHandled", (dto, value) => dto.TimeHandled = value)
        .Text("deflectedTo", (dto, value) => dto.DeflectedTo = value)
        .Text("userId", (dto, value) => dto.UserId = value)
        .Text("sessionId", (dto, value) => dto.SessionId = value);
}
