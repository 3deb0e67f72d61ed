namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

internal sealed record Skill(string Id, string? Name);

internal sealed record Tag(string Scope, string Name, string? Value);

internal sealed record Survey(int? Csat, int? Nps);

/// <summary>A session with everything below it, decoded by SEMANTICS §2 and §3 alone.</summary>
internal sealed class Session
{
    public required string Id { get; init; }

    public required DateTime Start { get; init; }

    public DateTime? End { get; init; }

    public string? Channel { get; init; }

    public string? Direction { get; init; }

    public string? BotId { get; init; }

    public string? FinalStatus { get; init; }

    public required Survey Survey { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required IReadOnlyList<Skill> Skills { get; init; }

    public IReadOnlyList<Conversation> Conversations { get; set; } = [];

    public string Outcome { get; set; } = "";

    public double? DurationSeconds => (End - Start)?.TotalSeconds;

    public IReadOnlyList<string> Intents => [.. Conversations.Select(conversation => conversation.LastIntent).OfType<string>().Distinct()];
}

internal sealed class Conversation
{
    public required string Id { get; init; }

    public required Session Session { get; init; }

    public string? Channel { get; init; }

    public string? Direction { get; init; }

    public string? BotId { get; init; }

    public string? FinalStatus { get; init; }

    public string SmartStatus { get; init; } = "";

    public string? DisconnectingEvent { get; init; }

    public bool IsVoicemail { get; init; }

    public string? LastIntent { get; init; }

    public string? Campaign { get; init; }

    public required Survey Survey { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required IReadOnlyList<Skill> Skills { get; init; }

    public required IReadOnlyList<string> Dispositions { get; init; }

    public required IReadOnlyList<DateTime> Contacts { get; init; }

    public IReadOnlyList<Destination> Destinations { get; set; } = [];

    public string Outcome { get; set; } = "";

    public IEnumerable<Visit> Visits => Destinations.Select(destination => destination.Visit).OfType<Visit>();

    public IEnumerable<Segment> Segments => Destinations.Select(destination => destination.Segment).OfType<Segment>();

    public bool IsClosed => Outcome != "IN_PROGRESS";

    public bool IsHandled => Segments.Any(segment => segment.Accepted is not null);

    public int Transfers => Segments.Count(segment => segment.IsTransfer);

    public double? HandleSeconds => IsHandled ? Segments.Where(segment => segment.Accepted is not null).Sum(segment => segment.Handle ?? 0) : null;

    public double? TimeToHuman => (Segments.Min(segment => segment.Accepted) - Session.Start)?.TotalSeconds;

    public double? DurationSeconds => (End - (Contacts.Count > 0 ? Contacts.Min() : Session.Start))?.TotalSeconds;

    private DateTime? End => IsClosed
        ? Segments.SelectMany(segment => new[] { segment.InteractionEnd, segment.WrapUpEnd }).Append(Session.End).Max()
        : null;
}

internal sealed record Destination(Visit? Visit, Segment? Segment)
{
    public DateTime? Start => Visit?.Enter ?? Segment?.Assigned ?? Segment?.Accepted;
}

internal sealed class Visit
{
    public required Conversation Conversation { get; init; }

    public required string QueueId { get; init; }

    public DateTime? Enter { get; init; }

    public bool IsCallback { get; init; }

    public required IReadOnlyList<Miss> Misses { get; init; }

    public Segment? Answer { get; set; }

    public DateTime? Exit { get; set; }

    public string ExitReason { get; set; } = "";

    public double? Wait => Exit - Enter is { } wait && wait >= TimeSpan.Zero ? wait.TotalSeconds : null;
}

internal sealed class Segment
{
    public required Conversation Conversation { get; init; }

    public required string AgentId { get; init; }

    public string? QueueId { get; set; }

    public DateTime? Assigned { get; init; }

    public DateTime? Accepted { get; init; }

    public DateTime? InteractionEnd { get; init; }

    public DateTime? WrapUpEnd { get; init; }

    public double? FirstResponse { get; init; }

    public double? Interaction { get; init; }

    public double? Hold { get; init; }

    public double? WrapUp { get; init; }

    public bool IsTransfer { get; set; }

    public DateTime Time => Accepted ?? Assigned ?? Conversation.Session.Start;

    public double? Ring => (Accepted - Assigned)?.TotalSeconds;

    public double? Handle => Interaction is null && WrapUp is null ? null : (Interaction ?? 0) + (WrapUp ?? 0);
}

internal sealed record Miss(Conversation Conversation, string AgentId, string QueueId, DateTime? Assigned, string? Event);
