namespace GraphQLApi.Upstream.Wire;

/// <summary>An element of `notes`. Raw-only: conversationId, which repeats the conversation's own id.</summary>
public sealed record ConversationNoteDto
{
    /// <summary>`_id`.</summary>
    public string? Id { get; internal set; }

    /// <summary>Who wrote it.</summary>
    public NoteAuthorDto? Author { get; internal set; }

    /// <summary>`note`; may be just a timestamp. Personal.</summary>
    public string? Text { get; internal set; }

    /// <summary>`timestamp`, UTC.</summary>
    public string? Timestamp { get; internal set; }

    internal static readonly WireShape<ConversationNoteDto> Shape = new WireShape<ConversationNoteDto>()
        .Text("_id", (dto, value) => dto.Id = value)
        .Object("author", NoteAuthorDto.Shape, (dto, value) => dto.Author = value)
        .Text("note", (dto, value) => dto.Text = value)
        .Text("timestamp", (dto, value) => dto.Timestamp = value);
}

/// <summary>`notes[].author`.</summary>
public sealed record NoteAuthorDto
{
    /// <summary>`_id`, the agent's `a-…` id.</summary>
    public string? Id { get; internal set; }

    /// <summary>First name of the agent.</summary>
    public string? FirstName { get; internal set; }

    /// <summary>Last name of the agent.</summary>
    public string? LastName { get; internal set; }

    /// <summary>`u-…`, joins with AgentSegment's agentId.</summary>
    public string? UserId { get; internal set; }

    internal static readonly WireShape<NoteAuthorDto> Shape = new WireShape<NoteAuthorDto>()
        .Text("_id", (dto, value) => dto.Id = value)
        .Text("firstName", (dto, value) => dto.FirstName = value)
        .Text("lastName", (dto, value) => dto.LastName = value)
        .Text("userId", (dto, value) => dto.UserId = value);
}

/// <summary>`dispositions` of the single conversation.</summary>
public sealed record ConversationDispositionDto
{
    /// <summary>`SYSTEM_DROP_OFF`, `AGENT_CLOSED`; the first even where an agent handled it (T31).</summary>
    public string? MetaStatus { get; internal set; }

    /// <summary>`DROP-OFF`, `UnKnown`, `Resolved`.</summary>
    public string? Status { get; internal set; }

    /// <summary>Free text. Personal.</summary>
    public string? Remarks { get; internal set; }

    /// <summary>JSON null on the wire is an empty list here (T32).</summary>
    public IReadOnlyList<DispositionSetDto> DispositionSets { get; internal set; } = [];

    internal static readonly WireShape<ConversationDispositionDto> Shape = new WireShape<ConversationDispositionDto>()
        .Text("metaStatus", (dto, value) => dto.MetaStatus = value)
        .Text("status", (dto, value) => dto.Status = value)
        .Text("remarks", (dto, value) => dto.Remarks = value)
        .Objects("dispositionSets", DispositionSetDto.Shape, (dto, value) => dto.DispositionSets = value);
}

/// <summary>An element of `dispositionSets`.</summary>
public sealed record DispositionSetDto
{
    /// <summary>`dispositionsSet`: name of the set.</summary>
    public string? Name { get; internal set; }

    /// <summary>`dispositionCodes`: one text, not a list.</summary>
    public string? Codes { get; internal set; }

    internal static readonly WireShape<DispositionSetDto> Shape = new WireShape<DispositionSetDto>()
        .Text("dispositionsSet", (dto, value) => dto.Name = value)
        .Text("dispositionCodes", (dto, value) => dto.Codes = value);
}

/// <summary>`agentDesktopMeta`.</summary>
public sealed record AgentDesktopMetaDto
{
    /// <summary>Pages the customer visited, in the order sent; null where the key is absent.</summary>
    public IReadOnlyList<PageVisitDto>? PagesVisited { get; internal set; }

    internal static readonly WireShape<AgentDesktopMetaDto> Shape = new WireShape<AgentDesktopMetaDto>()
        .ObjectsIfSent("pagesVisited", PageVisitDto.Shape, (dto, value) => dto.PagesVisited = value);
}

/// <summary>An element of `pagesVisited`.</summary>
public sealed record PageVisitDto
{
    /// <summary>Title of the page.</summary>
    public string? Page { get; internal set; }

    /// <summary>UTC.</summary>
    public string? Timestamp { get; internal set; }

    /// <summary>`timespent`, seconds with a fraction (T7).</summary>
    public double? TimeSpent { get; internal set; }

    internal static readonly WireShape<PageVisitDto> Shape = new WireShape<PageVisitDto>()
        .Text("page", (dto, value) => dto.Page = value)
        .Text("timestamp", (dto, value) => dto.Timestamp = value)
        .Number("timespent", (dto, value) => dto.TimeSpent = value);
}

/// <summary>`sentimentTone` of voice rows.</summary>
public sealed record SentimentDto
{
    /// <summary>Name of the sentiment.</summary>
    public string? Sentiment { get; internal set; }

    /// <summary>Outside the basic plane: two UTF-16 units (T42).</summary>
    public string? Emoji { get; internal set; }

    /// <summary>As sent, text or number.</summary>
    public string? Strength { get; internal set; }

    internal static readonly WireShape<SentimentDto> Shape = new WireShape<SentimentDto>()
        .Text("sentiment", (dto, value) => dto.Sentiment = value)
        .Text("emoji", (dto, value) => dto.Emoji = value)
        .Text("strength", (dto, value) => dto.Strength = value);
}
