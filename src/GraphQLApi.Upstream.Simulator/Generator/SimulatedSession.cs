namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>The whole story of one session, known from its first second; what a caller sees of it depends on the clock. Times are Unix seconds.</summary>
internal sealed class SimulatedSession
{
    public required long Start { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Null when the bot kept it to the end.</summary>
    public string? ConversationId { get; init; }

    public required SimulatedChannel Channel { get; init; }

    public required int Customer { get; init; }

    public required int Intent { get; init; }

    /// <summary>A second intent, or −1.</summary>
    public int SecondIntent { get; init; } = -1;

    /// <summary>When the bot was done: handed over, or the end.</summary>
    public long BotEnd { get; init; }

    /// <summary><c>sessionEndTime</c> once over.</summary>
    public long End { get; set; }

    public SessionEnding Ending { get; set; }

    public bool IsOutbound { get; init; }

    /// <summary>Dialling attempt of a campaign, 0 for a call an agent placed.</summary>
    public int Attempt { get; init; }

    public List<SimulatedLeg> Legs { get; } = [];

    public string? Disposition { get; set; }

    /// <summary>Index of the remark and note texts, −1 for none.</summary>
    public int Remark { get; set; } = -1;

    public string DisconnectingEvent { get; set; } = "";

    public SurveyKind Survey { get; set; }

    public int SurveyScore { get; set; }

    /// <summary>Surveys come minutes to hours after the end: late changes of a settled record.</summary>
    public long SurveyAt { get; set; }

    /// <summary>T17: the conversation that this bot-only twin repeats.</summary>
    public string? TwinOf { get; init; }

    /// <summary>The last second anything of it happens, wrap-up included, surveys not.</summary>
    public long LastEvent
    {
        get
        {
            var last = End;
            foreach (var leg in Legs)
                last = Math.Max(last, Math.Max(leg.InteractionEnd, leg.WrapUpEnd));
            return last;
        }
    }
}

/// <summary>One destination: a queue visit with or without answer, or (no queue) a direct transfer to an agent. 0 = did not happen.</summary>
internal sealed class SimulatedLeg
{
    public SimulatedQueue? Queue { get; init; }

    public long Enter { get; init; }

    public List<SimulatedMiss> Misses { get; } = [];

    /// <summary>Unix milliseconds: the only times the vendor writes in UTC inside a destination (T3).</summary>
    public long CallbackOpted { get; set; }

    public long CallbackAccepted { get; set; }

    public SimulatedAgent? Agent { get; set; }

    public long Assigned { get; set; }

    public long Accepted { get; set; }

    public long InteractionEnd { get; set; }

    public int Hold { get; set; }

    public long WrapUpEnd { get; set; }

    public SimulatedAgent? Consulted { get; set; }

    /// <summary>When the visit is over without an answer: hung up, overflowed, sent to voicemail.</summary>
    public long LeftAt { get; set; }

    public long FirstSign => Enter > 0 ? Enter : Assigned > 0 ? Assigned : Accepted;
}

internal readonly record struct SimulatedMiss(SimulatedAgent Agent, long Assigned, bool IsReassigned);

internal enum SimulatedChannel
{
    Voice,
    Web,
    WhatsApp,
}

internal enum SurveyKind
{
    None,
    Csat,
    Nps,
    LikeDislike,
}

internal enum SessionEnding
{
    BotResolved,
    BotDropped,
    BotUnknown,
    AgentClosed,
    AbandonedInQueue,
    AbandonedWithAgent,
    NoAgents,
    Voicemail,
    CallbackPending,
    NotReached,
}
